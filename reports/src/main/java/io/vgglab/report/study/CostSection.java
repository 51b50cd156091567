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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The section that sets the primary metric against what it cost. */
final class CostSection {

  /** A cost of a trial and which of two costs is better. */
  private record Cost(
      String id, String name, boolean lessIsBetter, ToDoubleFunction<TrialReport> of) {}

  private static final Cost TIME =
      new Cost("cost-time", "minutes", true, trial -> trial.seconds() / 60);
  private static final Cost SPEED =
      new Cost("cost-speed", "images/s", false, TrialFigures::imagesPerSecond);

  private CostSection() {}

  static Section of(StudyReport report) {
    return Section.of(
        "cost",
        "Cost",
        "Complete trials. The line is the front: trials that no other one beats in both.",
        SideBySide.of(
            chart(report, TIME, "against training time"),
            chart(report, SPEED, "against training speed")));
  }

  private static Chart chart(StudyReport report, Cost cost, String title) {
    List<TrialReport> trials =
        report.completeTrials().stream()
            .filter(trial -> Double.isFinite(cost.of().applyAsDouble(trial)))
            .toList();
    List<TrialReport> front = front(report, trials, cost);
    return new Chart(
        cost.id(),
        TrialFigures.capitalised(report.primary().metric()) + " " + title,
        Numbers.count(front.size())
            + " of "
            + Numbers.count(trials.size())
            + " complete trials are on the front.",
        "",
        300,
        trials.size() < 2 ? Map.of() : option(trials, front, cost),
        table(report, front, cost));
  }

  /** The trials that no other one beats, cheapest first. */
  private static List<TrialReport> front(StudyReport report, List<TrialReport> trials, Cost cost) {
    Comparator<TrialReport> byCost = Comparator.comparingDouble(cost.of());
    Comparator<TrialReport> cheapFirst =
        (cost.lessIsBetter() ? byCost : byCost.reversed()).thenComparing(report::compare);
    List<TrialReport> front = new ArrayList<>();
    double best = Double.NaN;
    for (TrialReport trial : trials.stream().sorted(cheapFirst).toList()) {
      if (report.primary().better(trial.value(), best)) {
        best = trial.value();
        front.add(trial);
      }
    }
    return front;
  }

  private static Map<String, Object> option(
      List<TrialReport> trials, List<TrialReport> front, Cost cost) {
    List<Map<String, Object>> points = Options.list();
    for (TrialReport trial : trials) {
      double x = cost.of().applyAsDouble(trial);
      points.add(
          map(
              "value",
              Options.point(x, trial.value()),
              "tip",
              TrialFigures.label(trial)
                  + "\n"
                  + Numbers.significant(x, 4)
                  + " "
                  + cost.name()
                  + (Double.isFinite(gigaflops(trial))
                      ? ", " + Numbers.significant(gigaflops(trial), 3) + " model GFLOP/s"
                      : "")
                  + "\n"
                  + TrialFigures.parameters(trial.parameters())));
    }
    return map(
        "grid",
        Options.grid(12),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis(cost.name()),
        "yAxis",
        Options.valueAxis(""),
        "series",
        List.of(
            Options.scatter(points),
            map(
                "type",
                "line",
                "symbol",
                "circle",
                "symbolSize",
                8,
                "silent",
                true,
                "lineStyle",
                map("color", "var(--c2)", "width", 1.5),
                "itemStyle",
                map("color", "var(--c2)"),
                "data",
                front.stream()
                    .map(it -> Options.point(cost.of().applyAsDouble(it), it.value()))
                    .toList())));
  }

  private static DataTable table(StudyReport report, List<TrialReport> front, Cost cost) {
    boolean speed =
        cost.equals(SPEED) && front.stream().anyMatch(it -> Double.isFinite(gigaflops(it)));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.number("Trial"),
                Column.number(cost.name()),
                Column.number(report.primary().metric())));
    if (speed) {
      columns.add(Column.number(TrialReport.MODEL_GFLOPS));
    }
    columns.add(Column.text("Parameters"));
    return DataTable.of(
        cost.id() + "-table",
        "Trials on the front",
        columns,
        front.stream().map(trial -> row(trial, cost, speed)).toList());
  }

  private static Row row(TrialReport trial, Cost cost, boolean speed) {
    double x = cost.of().applyAsDouble(trial);
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.ordinal(trial.number()),
                Cell.number(Numbers.significant(x, 4), x),
                Cell.score(trial.value())));
    if (speed) {
      cells.add(Cell.number(Numbers.significant(gigaflops(trial), 3), gigaflops(trial)));
    }
    cells.add(Cell.text(TrialFigures.parameters(trial.parameters())));
    return new Row("", cells);
  }

  private static double gigaflops(TrialReport trial) {
    return trial.metrics().getOrDefault(TrialReport.MODEL_GFLOPS, Double.NaN);
  }
}
