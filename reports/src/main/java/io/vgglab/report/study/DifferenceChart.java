package io.vgglab.report.study;

import io.vgglab.report.chart.IntervalChart;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the means of repeated settings are apart: the best one held against each other, and those
 * that differ in one parameter alone, with Welch's interval of the difference.
 */
final class DifferenceChart {

  private static final int SHOWN = 20;
  private static final int NAMED = 2;
  private static final int MOST = 30;

  /** Two settings, the better mean first, with at least 3 seeds each. */
  private record Pair(RepeatedSetting better, RepeatedSetting other) {

    double difference() {
      return better.values().mean() - other.values().mean();
    }

    Interval interval() {
      return better.values().above(other.values());
    }

    boolean hasScatter() {
      return interval().low() < interval().high();
    }

    boolean isDecided() {
      return interval().low() > 0 || interval().high() < 0;
    }

    boolean isOfOneParameter() {
      return better.differences(other).size() == 1;
    }

    /** What the better one has and the other one has not. */
    String text() {
      return side(better) + " against " + side(other);
    }

    /** The same in a few words. */
    String name() {
      int apart = better.differences(other).size();
      return apart <= NAMED
          ? text()
          : "trial "
              + better.numbers()
              + " against "
              + other.numbers()
              + ", which differ in "
              + apart
              + " parameters";
    }

    private String side(RepeatedSetting of) {
      Map<String, ParameterValue> own = new TreeMap<>(of.parameters());
      own.keySet().retainAll(better.differences(other));
      return TrialFigures.parameters(own);
    }

    String verdict() {
      return isDecided() ? "apart" : "not separable";
    }
  }

  private DifferenceChart() {}

  static Chart of(Objective objective, List<RepeatedSetting> settings) {
    List<Pair> pairs = pairs(settings);
    List<Pair> shown = pairs.stream().limit(SHOWN).toList();
    IntervalChart drawn =
        new IntervalChart(
            "difference of mean " + objective.metric(),
            false,
            shown.stream().map(DifferenceChart::row).toList(),
            List.of(new IntervalChart.Mark("no difference", 0)));
    long decided = pairs.stream().filter(Pair::isDecided).count();
    return new Chart(
        "repeat-differences",
        "Differences of these means",
        Numbers.count(decided)
            + " of "
            + Numbers.count(pairs.size())
            + (pairs.size() == 1 ? " pair is" : " pairs are")
            + " apart by more than their seeds explain.",
        "Of the best "
            + MOST
            + " settings with 3 seeds or more, the first against each other one, and those that differ"
            + " in one parameter. Intervals are Welch's 95 % of each difference alone: of many"
            + " pairs, one in twenty may lie apart by chance."
            + (pairs.size() > SHOWN
                ? " The first " + SHOWN + " are drawn; the table has all."
                : ""),
        drawn.height(),
        drawn.option(),
        table(pairs));
  }

  private static List<Pair> pairs(List<RepeatedSetting> settings) {
    List<RepeatedSetting> judged =
        settings.stream().filter(it -> !it.values().interval95().isEmpty()).limit(MOST).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      for (RepeatedSetting other : judged.subList(i + 1, judged.size())) {
        Pair pair = new Pair(judged.get(i), other);
        if (pair.hasScatter() && (i == 0 || pair.isOfOneParameter())) {
          pairs.add(pair);
        }
      }
    }
    return pairs;
  }

  private static IntervalChart.Row row(Pair pair) {
    return new IntervalChart.Row(
        pair.name(),
        pair.difference(),
        pair.interval(),
        Numbers.score(pair.difference()),
        pair.isDecided() ? "var(--c1)" : "var(--c7)",
        pair.text()
            + "\n"
            + Numbers.score(pair.difference())
            + "\n"
            + TrialFigures.ends(pair.interval())
            + ", "
            + pair.verdict());
  }

  private static DataTable table(List<Pair> pairs) {
    return DataTable.of(
        "repeat-differences-table",
        "Differences of the means of repeated settings",
        List.of(
            Column.text("Settings"),
            Column.number("Difference"),
            Column.text("95 % interval, Welch"),
            Column.text("Verdict"),
            Column.text("Trials")),
        pairs.stream().map(DifferenceChart::tableRow).toList());
  }

  private static Row tableRow(Pair pair) {
    return Row.of(
        Cell.text(pair.text()),
        Cell.score(pair.difference()),
        Cell.interval(TrialFigures.ends(pair.interval()), pair.interval()),
        Cell.text(pair.verdict()),
        Cell.text(pair.better().numbers() + " – " + pair.other().numbers()));
  }
}
