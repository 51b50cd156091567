package io.vgglab.report.compare;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One benchmark before and after.
 *
 * <p>Iterations of one fork share its memory layout, its compiled code and its moment, so only
 * forks are ranked; where a side has too few there is no verdict.
 *
 * @param benchmark its name
 * @param setup what was measured
 * @param before score of the older run
 * @param after score of the newer run
 * @param ratio how many times longer an operation takes now: above 1 is slower, whatever the unit
 * @param interval 95 % interval of the ratio over forks, or none
 * @param probability of such ranks of the means of forks by chance (two-sided Mann-Whitney), NaN
 *     where not tested
 * @param verdict what it says
 */
public record RowComparison(
    String benchmark,
    Setup setup,
    Score before,
    Score after,
    double ratio,
    Interval interval,
    double probability,
    Verdict verdict) {

  /** Probability below which a difference is not put down to chance. */
  public static final double SIGNIFICANCE = 0.05;

  /** Forks on each side from which their ranks can reach {@link #SIGNIFICANCE}. */
  public static final int FORKS = 4;

  /** Checks that nothing is missing. */
  public RowComparison {
    Objects.requireNonNull(benchmark, "benchmark");
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(verdict, "verdict");
  }

  /** Compares two rows of one benchmark and setup. */
  static RowComparison of(BenchRow before, BenchRow after, double threshold) {
    boolean less = before.score().lessIsBetter();
    List<Double> denominator = means(less ? before : after);
    List<Double> numerator = means(less ? after : before);
    if (!Stream.concat(denominator.stream(), numerator.stream()).allMatch(RowComparison::isTime)) {
      ForkRatio none = new ForkRatio(Double.NaN, Interval.none());
      return row(before, after, none, Double.NaN, Verdict.UNTESTED);
    }
    ForkRatio ratio = ForkRatio.of(denominator, numerator);
    if (Math.min(denominator.size(), numerator.size()) < FORKS) {
      return row(before, after, ratio, Double.NaN, Verdict.UNTESTED);
    }
    double probability = RankTest.probability(denominator, numerator);
    return row(before, after, ratio, probability, verdict(ratio, probability, threshold));
  }

  /** A fork without a sample, or one of which a file says that it took no time, tells nothing. */
  private static boolean isTime(double mean) {
    return mean > 0 && mean < Double.POSITIVE_INFINITY;
  }

  private static Verdict verdict(ForkRatio ratio, double probability, double threshold) {
    Interval interval = ratio.interval();
    boolean real = probability < SIGNIFICANCE && (interval.low() > 1 || interval.high() < 1);
    if (real && ratio.value() > 1 + threshold) {
      return Verdict.SLOWER;
    }
    return real && ratio.value() < 1 / (1 + threshold) ? Verdict.FASTER : Verdict.SAME;
  }

  private static RowComparison row(
      BenchRow before, BenchRow after, ForkRatio ratio, double probability, Verdict verdict) {
    return new RowComparison(
        after.benchmark(),
        after.setup(),
        before.score(),
        after.score(),
        ratio.value(),
        ratio.interval(),
        probability,
        verdict);
  }

  private static List<Double> means(BenchRow row) {
    return row.score().samples().stream().map(fork -> Statistics.of(fork).mean()).toList();
  }
}
