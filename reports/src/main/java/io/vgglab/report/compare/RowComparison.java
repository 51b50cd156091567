package io.vgglab.report.compare;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

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
 * @param interval 95 % bootstrap interval of the ratio, or none
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

  /** Forks on each side from which the ratio has an interval. */
  private static final int SPREAD = 3;

  private static final long SEED = 20141010;

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
    List<List<Double>> denominator = (less ? before : after).score().samples();
    List<List<Double>> numerator = (less ? after : before).score().samples();
    double ratio = mean(numerator) / mean(denominator);
    int forks = Math.min(denominator.size(), numerator.size());
    Interval interval =
        forks < SPREAD
            ? Interval.none()
            : RatioBootstrap.of(denominator, numerator, new SplittableRandom(SEED));
    if (forks < FORKS) {
      return row(before, after, ratio, interval, Double.NaN, Verdict.UNTESTED);
    }
    double probability = RankTest.probability(means(denominator), means(numerator));
    Verdict verdict = verdict(ratio, interval, probability, threshold);
    return row(before, after, ratio, interval, probability, verdict);
  }

  private static Verdict verdict(
      double ratio, Interval interval, double probability, double threshold) {
    boolean real = probability < SIGNIFICANCE && (interval.low() > 1 || interval.high() < 1);
    if (real && ratio > 1 + threshold) {
      return Verdict.SLOWER;
    }
    return real && ratio < 1 / (1 + threshold) ? Verdict.FASTER : Verdict.SAME;
  }

  private static RowComparison row(
      BenchRow before,
      BenchRow after,
      double ratio,
      Interval interval,
      double probability,
      Verdict verdict) {
    return new RowComparison(
        after.benchmark(),
        after.setup(),
        before.score(),
        after.score(),
        ratio,
        interval,
        probability,
        verdict);
  }

  private static List<Double> means(List<List<Double>> forks) {
    return forks.stream().map(fork -> Statistics.of(fork).mean()).toList();
  }

  private static double mean(List<List<Double>> forks) {
    return Statistics.of(forks.stream().flatMap(List::stream).toList()).mean();
  }
}
