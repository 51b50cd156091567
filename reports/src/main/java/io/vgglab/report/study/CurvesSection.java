package io.vgglab.report.study;

import io.vgglab.report.chart.Curve;
import io.vgglab.report.chart.CurveChart;
import io.vgglab.report.chart.Options;
import io.vgglab.report.chart.Thinning;
import io.vgglab.report.figure.EpochRow;
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
import java.util.function.ToDoubleFunction;

/** The section of the learning curves. */
final class CurvesSection {

  private static final int DIGITS = 5;

  private CurvesSection() {}

  static Section of(StudyReport report) {
    List<TrialReport> trials =
        report.ranked().stream().filter(trial -> !trial.epochs().isEmpty()).toList();
    Thinning thinning = thinning(trials);
    String note = (thinning.rule() + " " + CurveChart.rule(trials.size())).strip();
    String split = report.data().split().label();
    return Section.of(
        "curves",
        "Learning curves",
        "After every epoch of every trial. Each curve is a single run"
            + (report.hasSeeds() ? ", that of the first seed." : "."),
        SideBySide.of(
            chart(
                "curve-f1",
                "Macro F1 on the " + split,
                curves(report, trials, EpochRow::macroF1, thinning),
                note,
                table("curve-f1-table", trials, EpochRow::macroF1)),
            chart(
                "curve-loss",
                "Training loss",
                curves(report, trials, EpochRow::loss, thinning),
                note,
                table("curve-loss-table", trials, EpochRow::loss))));
  }

  /** Trials without an epoch have no curve. */
  static Thinning thinning(List<TrialReport> trials) {
    List<Integer> lengths =
        trials.stream().map(trial -> trial.epochs().size()).filter(epochs -> epochs > 0).toList();
    return new Thinning(lengths.size(), lengths.stream().mapToLong(Integer::longValue).sum());
  }

  private static Chart chart(
      String id, String title, List<Curve> curves, String note, DataTable table) {
    Map<String, Object> option = curves.isEmpty() ? Map.of() : CurveChart.option(curves);
    boolean best = curves.stream().anyMatch(curve -> curve.group() == Curve.Group.BEST);
    String many = curves.size() == 1 ? "1 curve" : Numbers.count(curves.size()) + " curves";
    return new Chart(
        id, title, many + (best ? ", the best trial in front." : "."), note, 340, option, table);
  }

  private static List<Curve> curves(
      StudyReport report,
      List<TrialReport> trials,
      ToDoubleFunction<EpochRow> metric,
      Thinning thinning) {
    int best = report.best().map(TrialReport::number).orElse(-1);
    List<Curve> curves = new ArrayList<>();
    for (int rank = 0; rank < trials.size(); rank++) {
      TrialReport trial = trials.get(rank);
      List<Double> values = trial.epochs().stream().mapToDouble(metric).boxed().toList();
      if (values.stream().noneMatch(Double::isFinite)) {
        continue;
      }
      List<List<Double>> points =
          thinning.keep(values).stream()
              .map(
                  i ->
                      Options.point(
                          trial.epochs().get(i).epoch(), Numbers.rounded(values.get(i), DIGITS)))
              .toList();
      Curve.Group group = trial.number() == best ? Curve.Group.BEST : group(trial.status());
      curves.add(new Curve("Trial " + trial.number(), group, rank, points));
    }
    return curves;
  }

  private static Curve.Group group(TrialStatus status) {
    return switch (status) {
      case COMPLETE -> Curve.Group.COMPLETE;
      case PRUNED -> Curve.Group.PRUNED;
      case INFEASIBLE -> Curve.Group.INFEASIBLE;
      case FAILED -> Curve.Group.FAILED;
      case RUNNING, WAITING -> Curve.Group.RUNNING;
    };
  }

  private static DataTable table(
      String id, List<TrialReport> trials, ToDoubleFunction<EpochRow> metric) {
    List<Column> columns =
        List.of(
            Column.number("Trial"),
            Column.text("State"),
            Column.number("Epochs"),
            Column.number("First"),
            Column.number("Lowest"),
            Column.number("Highest"),
            Column.number("Last"));
    return DataTable.of(
        id,
        "Each curve in numbers",
        columns,
        trials.stream().map(trial -> row(trial, metric)).toList());
  }

  private static Row row(TrialReport trial, ToDoubleFunction<EpochRow> metric) {
    List<Double> values = trial.epochs().stream().mapToDouble(metric).boxed().toList();
    double low = values.stream().filter(Double::isFinite).min(Double::compare).orElse(Double.NaN);
    double high = values.stream().filter(Double::isFinite).max(Double::compare).orElse(Double.NaN);
    return Row.of(
        Cell.ordinal(trial.number()),
        Cell.text(trial.status().label()),
        Cell.count(values.size()),
        Cell.score(values.get(0)),
        Cell.score(low),
        Cell.score(high),
        Cell.score(values.get(values.size() - 1)));
  }
}
