package io.vgglab.report.study;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The section of a study with several objectives: the trials that no other one dominates. */
final class FrontSection {

  private FrontSection() {}

  static Section of(StudyReport report) {
    return Section.of(
        "front",
        "Pareto front",
        "Complete trials that no other one equals in every objective and beats in one.",
        chart(report));
  }

  private static Chart chart(StudyReport report) {
    List<Objective> objectives = report.objectives();
    List<TrialReport> trials =
        report.completeTrials().stream()
            .filter(trial -> values(report, trial).stream().allMatch(Double::isFinite))
            .toList();
    boolean several = objectives.size() > 1 && !trials.isEmpty();
    List<TrialReport> front = several ? front(report, trials) : List.of();
    return new Chart(
        "front-chart",
        several ? objectives.get(0).metric() + " and " + objectives.get(1).metric() : "Front",
        Numbers.count(front.size())
            + " of "
            + Numbers.count(trials.size())
            + " complete trials are on the front.",
        objectives.size() > 2
            ? "Drawn are the first two of " + objectives.size() + " objectives; all count."
            : "",
        360,
        several ? option(report, trials, front) : Map.of(),
        table(report, several ? trials : List.of(), front));
  }

  /** The values of all objectives, NaN where one is missing. */
  private static List<Double> values(StudyReport report, TrialReport trial) {
    List<Double> values = new ArrayList<>(List.of(trial.value()));
    report.objectives().stream()
        .skip(1)
        .forEach(it -> values.add(trial.metrics().getOrDefault(it.metric(), Double.NaN)));
    return values;
  }

  private static List<TrialReport> front(StudyReport report, List<TrialReport> trials) {
    return trials.stream()
        .filter(trial -> trials.stream().noneMatch(other -> dominates(report, other, trial)))
        .sorted(Comparator.comparingDouble(TrialReport::value))
        .toList();
  }

  private static boolean dominates(StudyReport report, TrialReport one, TrialReport other) {
    List<Double> left = values(report, one);
    List<Double> right = values(report, other);
    boolean better = false;
    for (int i = 0; i < left.size(); i++) {
      if (report.objectives().get(i).better(right.get(i), left.get(i))) {
        return false;
      }
      better |= report.objectives().get(i).better(left.get(i), right.get(i));
    }
    return better;
  }

  private static Map<String, Object> option(
      StudyReport report, List<TrialReport> trials, List<TrialReport> front) {
    List<TrialReport> others = trials.stream().filter(trial -> !front.contains(trial)).toList();
    return map(
        "grid",
        Options.grid(56),
        "legend",
        map("left", 0, "top", 0),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis(report.objectives().get(0).metric()),
        "yAxis",
        Options.valueAxis(report.objectives().get(1).metric()),
        "series",
        List.of(
            points(report, "other trials", others, "var(--c6)", 7),
            points(report, "on the front", front, "var(--c2)", 10)));
  }

  private static Map<String, Object> points(
      StudyReport report, String name, List<TrialReport> trials, String colour, int size) {
    List<Map<String, Object>> data = Options.list();
    for (TrialReport trial : trials) {
      List<Double> values = values(report, trial);
      String tip = TrialFigures.label(trial) + "\n" + TrialFigures.parameters(trial.parameters());
      data.add(map("value", Options.point(values.get(0), values.get(1)), "tip", tip));
    }
    return map(
        "name",
        name,
        "type",
        "scatter",
        "symbolSize",
        size,
        "itemStyle",
        map("color", colour),
        "data",
        data);
  }

  private static DataTable table(
      StudyReport report, List<TrialReport> trials, List<TrialReport> front) {
    List<Column> columns = new ArrayList<>(List.of(Column.number("Trial")));
    report.objectives().forEach(it -> columns.add(Column.number(it.metric())));
    columns.add(Column.text("On the front"));
    columns.add(Column.text("Parameters"));
    List<Row> rows = new ArrayList<>();
    Stream<TrialReport> others = trials.stream().filter(trial -> !front.contains(trial));
    for (TrialReport trial : Stream.concat(front.stream(), others).toList()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.ordinal(trial.number())));
      values(report, trial).forEach(it -> cells.add(Cell.number(Numbers.significant(it, 5), it)));
      cells.add(Cell.text(front.contains(trial) ? "yes" : "no"));
      cells.add(Cell.text(TrialFigures.parameters(trial.parameters())));
      rows.add(new Row("", cells));
    }
    return DataTable.of("front-table", "Complete trials, those on the front first", columns, rows);
  }
}
