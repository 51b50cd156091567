package io.vgglab.report.study;

import io.vgglab.report.chart.IntervalChart;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.List;

/** The chart of how much each parameter mattered. */
final class ImportanceChart {

  private static final String METHOD =
      "PED-ANOVA (Watanabe et al., 2023): how differently a parameter's values are spread among the"
          + " best tenth, at least two, and among all complete trials, as a share of the sum over parameters."
          + " Whiskers are 95 % bootstrap intervals over trials; where they overlap, the order may"
          + " be chance.";

  private ImportanceChart() {}

  static Chart of(StudyReport report) {
    List<ParameterImportance> all = report.findings().importances();
    IntervalChart drawn =
        new IntervalChart(
            "share of importance",
            true,
            all.stream().map(ImportanceChart::row).toList(),
            List.of());
    return new Chart(
        "importance",
        "Importance of parameters",
        all.stream()
            .findFirst()
            .filter(most -> most.share() > 0)
            .map(
                most ->
                    most.parameter()
                        + " mattered most, with "
                        + Numbers.percent(most.share())
                        + ".")
            .orElse(""),
        METHOD,
        drawn.height(),
        drawn.option(),
        table(all));
  }

  private static IntervalChart.Row row(ParameterImportance of) {
    String share = Numbers.percent(of.share());
    String spread =
        of.interval().isEmpty()
            ? "no interval"
            : Numbers.percent(of.interval().low()) + " to " + Numbers.percent(of.interval().high());
    return new IntervalChart.Row(
        of.parameter(),
        of.share(),
        of.interval(),
        share,
        "var(--c1)",
        of.parameter() + "\n" + share + "\n" + spread);
  }

  private static DataTable table(List<ParameterImportance> all) {
    return DataTable.of(
        "importance-table",
        "Importance of parameters",
        List.of(
            Column.text("Parameter"),
            Column.number("Share"),
            Column.number("Lower end"),
            Column.number("Upper end")),
        all.stream()
            .map(
                of ->
                    Row.of(
                        Cell.text(of.parameter()),
                        Cell.score(of.share()),
                        Cell.score(of.interval().low()),
                        Cell.score(of.interval().high())))
            .toList());
  }
}
