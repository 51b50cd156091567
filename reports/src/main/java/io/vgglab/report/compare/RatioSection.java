package io.vgglab.report.compare;

import io.vgglab.report.bench.SetupLabels;
import io.vgglab.report.chart.RatioChart;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.DataTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The chart of a comparison: the ratio of every row with its interval. */
final class RatioSection {

  private static final int MOST = 60;

  private RatioSection() {}

  static Chart chart(Comparison comparison, String tableId) {
    SetupLabels labels = new SetupLabels(comparison.rows().stream().map(RowComparison::setup));
    List<RowComparison> known =
        comparison.rows().stream().filter(row -> isRatio(row.ratio())).toList();
    List<RowComparison> drawn =
        known.size() <= MOST
            ? known
            : known.stream()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(Math.log(row.ratio()))))
                .limit(MOST)
                .toList();
    RatioChart chart =
        new RatioChart(
            "time now over time before",
            1 + comparison.threshold(),
            drawn.stream().map(row -> row(row, labels)).toList());
    return new Chart(
            "ratios",
            "Time now over time before",
            "Point: the ratio; whisker: its 95 % interval; band: differences up to "
                + Numbers.percent(comparison.threshold())
                + ", which do not count. Right of 1 is slower.",
            known.size() <= MOST ? "" : "The " + MOST + " rows that changed most are drawn.",
            chart.height(),
            chart.option(),
            DataTable.none())
        .tabledIn(tableId);
  }

  private static boolean isRatio(double ratio) {
    return ratio > 0 && Double.isFinite(ratio);
  }

  private static RatioChart.Row row(RowComparison row, SetupLabels labels) {
    String verdict = row.verdict().name().toLowerCase(Locale.ROOT);
    String ratio = Numbers.fixed(row.ratio(), 3);
    String name = row.benchmark() + ", " + labels.label(row.setup());
    return new RatioChart.Row(
        name,
        row.ratio(),
        row.interval(),
        ratio + (row.verdict() == Verdict.SAME ? "" : " " + verdict),
        colour(row.verdict()),
        name + "\n" + ratio + ", " + verdict + "\n95 % interval " + ComparisonPage.interval(row));
  }

  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case SLOWER -> "var(--c2)";
      case FASTER -> "var(--c3)";
      case SAME -> "var(--c7)";
      case UNTESTED -> "var(--cloud)";
    };
  }
}
