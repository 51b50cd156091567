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
import io.vgglab.report.view.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The section that shows how the study went on: values by trial number, and what ran when. */
final class HistorySection {

  private HistorySection() {}

  static Section of(StudyReport report) {
    return Section.of(
        "history",
        "History",
        "",
        SideBySide.of(history(report), Timeline.of(report)),
        LedgerChart.of(report));
  }

  private static Chart history(StudyReport report) {
    List<TrialReport> trials = report.completeTrials();
    String metric = report.primary().metric();
    List<List<Double>> best = bestSoFar(report, trials);
    String description =
        best.isEmpty()
            ? ""
            : "The best value so far is "
                + Numbers.score(best.get(best.size() - 1).get(1))
                + " over "
                + (trials.size() == 1
                    ? "1 complete trial."
                    : Numbers.count(trials.size()) + " complete trials.");
    return new Chart(
        "history-values",
        TrialFigures.capitalised(report.primary().metric()) + " of complete trials",
        description,
        "",
        300,
        trials.isEmpty() ? Map.of() : historyOption(trials, best),
        historyTable(metric, best));
  }

  private static List<List<Double>> bestSoFar(StudyReport report, List<TrialReport> trials) {
    List<List<Double>> steps = new ArrayList<>();
    double best = Double.NaN;
    for (TrialReport trial : trials) {
      if (trial.status() == TrialStatus.COMPLETE && report.primary().better(trial.value(), best)) {
        best = trial.value();
        steps.add(Options.point(trial.number(), best));
      }
    }
    return steps;
  }

  private static Map<String, Object> historyOption(
      List<TrialReport> trials, List<List<Double>> best) {
    List<List<Double>> line = new ArrayList<>(best);
    if (!best.isEmpty()) {
      line.add(
          Options.point(trials.get(trials.size() - 1).number(), best.get(best.size() - 1).get(1)));
    }
    List<Map<String, Object>> points = Options.list();
    for (TrialReport trial : trials) {
      points.add(
          map(
              "value",
              Options.point(trial.number(), trial.value()),
              "tip",
              TrialFigures.label(trial) + "\n" + TrialFigures.parameters(trial.parameters())));
    }
    return map(
        "grid",
        Options.grid(44),
        "legend",
        map("left", 0, "top", 0, "data", List.of("complete trial", "best so far")),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis("trial", "minInterval", 1),
        "yAxis",
        Options.valueAxis(""),
        "series",
        List.of(
            Options.scatter(points, "name", "complete trial"),
            map(
                "name",
                "best so far",
                "type",
                "line",
                "step",
                "end",
                "symbol",
                "none",
                "lineStyle",
                map("color", "var(--c2)", "width", 2),
                "itemStyle",
                map("color", "var(--c2)"),
                "data",
                line)));
  }

  private static DataTable historyTable(String metric, List<List<Double>> best) {
    return DataTable.of(
        "history-table",
        "Trials that are better than all of a lower number",
        List.of(Column.number("Trial"), Column.number(metric)),
        best.stream()
            .map(step -> Row.of(Cell.ordinal(step.get(0).longValue()), Cell.score(step.get(1))))
            .toList());
  }
}
