package io.vgglab.bench.trust;

import io.vgglab.report.bench.BenchRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Tests whether the measured iterations of a fork still get faster or slower, which a fixed number
 * of warm-up iterations cannot promise.
 *
 * <p>Mann-Kendall's test for a trend, two-sided, with the normal approximation and its correction
 * for continuity (M. Kendall, Rank Correlation Methods, 1975); forks are summed, since each is an
 * independent series. A trend counts when it is both significant at 1 % and larger than 2 % of the
 * mean from the first to the last third. Too few samples to tell are called just that.
 */
public final class SteadyState {

  /** Samples in all that a verdict needs. */
  static final int FEWEST = 8;

  static final double SIGNIFICANCE = 0.01;
  static final double SMALLEST_CHANGE = 0.02;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final int THIRD = 3;

  private SteadyState() {}

  /** What a series of iterations looks like. */
  public enum Verdict {
    /** No trend. */
    STEADY,
    /** Times still fall: the warm-up was too short. */
    STILL_WARMING,
    /** Times rise: heat, throttling or growing memory. */
    SLOWING,
    /** Fewer than eight samples. */
    TOO_FEW
  }

  /** The verdict on iterations, one list a fork, in the order in which they were measured. */
  public static Verdict of(List<List<Double>> forks) {
    if (forks.stream().mapToInt(List::size).sum() < FEWEST) {
      return Verdict.TOO_FEW;
    }
    double s = forks.stream().mapToDouble(SteadyState::statistic).sum();
    double variance = forks.stream().mapToDouble(SteadyState::variance).sum();
    double z = (Math.abs(s) - 1) / Math.sqrt(variance);
    boolean significant = 2 * (1 - NORMAL.cumulativeProbability(z)) < SIGNIFICANCE;
    if (!significant || change(forks) < SMALLEST_CHANGE) {
      return Verdict.STEADY;
    }
    return s < 0 ? Verdict.STILL_WARMING : Verdict.SLOWING;
  }

  /** The rows that were not steady, and how many cannot be judged, in at most three sentences. */
  public static List<String> ofRows(List<BenchRow> rows) {
    List<String> sentences = new ArrayList<>();
    describe(sentences, rows, Verdict.STILL_WARMING, "Still getting faster while it was measured");
    describe(sentences, rows, Verdict.SLOWING, "Getting slower while it was measured");
    long unknown = rows.stream().filter(SteadyState::isUnknown).count();
    if (unknown > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Whether it was steady is not known of %d %s with fewer than %d iterations.",
              unknown,
              unknown == 1 ? "row" : "rows",
              FEWEST));
    }
    return sentences;
  }

  private static boolean isUnknown(BenchRow row) {
    return of(row.score().samples()) == Verdict.TOO_FEW;
  }

  private static void describe(
      List<String> sentences, List<BenchRow> rows, Verdict verdict, String text) {
    List<String> found =
        rows.stream().filter(row -> of(row.score().samples()) == verdict).map(RowText::of).toList();
    if (!found.isEmpty()) {
      sentences.add(text + ": " + String.join("; ", found) + ".");
    }
  }

  /** Pairs that rise less pairs that fall. */
  private static double statistic(List<Double> series) {
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      for (int j = i + 1; j < series.size(); j++) {
        sum += Math.signum(series.get(j) - series.get(i));
      }
    }
    return sum;
  }

  private static double variance(List<Double> series) {
    double n = series.size();
    return n * (n - 1) * (2 * n + 5) / 18;
  }

  private static double change(List<List<Double>> forks) {
    double first = forks.stream().mapToDouble(fork -> mean(head(fork))).average().orElseThrow();
    double last = forks.stream().mapToDouble(fork -> mean(tail(fork))).average().orElseThrow();
    return Math.abs(last - first) / Math.min(first, last);
  }

  private static List<Double> head(List<Double> fork) {
    return fork.subList(0, third(fork));
  }

  private static List<Double> tail(List<Double> fork) {
    return fork.subList(fork.size() - third(fork), fork.size());
  }

  private static int third(List<Double> fork) {
    return Math.min(fork.size(), Math.max(1, fork.size() / THIRD));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
