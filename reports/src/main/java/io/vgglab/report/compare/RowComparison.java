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
 * @param benchmark its name
 * @param setup what was measured
 * @param before score of the older run
 * @param after score of the newer run
 * @param ratio how many times longer an operation takes now: above 1 is slower, whatever the unit
 * @param interval 95 % bootstrap interval of the ratio, or none
 * @param probability of such ranks by chance (two-sided Mann-Whitney), NaN where not tested
 * @param overForks whether forks were ranked; if not, single iterations, which are not independent
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
    boolean overForks,
    Verdict verdict) {

  /** Probability below which a difference is not put down to chance. */
  public static final double SIGNIFICANCE = 0.05;

  /** Forks on each side from which ranks of forks can reach {@link #SIGNIFICANCE}. */
  static final int FORKS = 4;

  private static final int FEWEST = 4;
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
    boolean overForks = Math.min(denominator.size(), numerator.size()) >= FORKS;
    if (Math.min(count(denominator), count(numerator)) < FEWEST) {
      return row(before, after, ratio, Interval.none(), Double.NaN, overForks, Verdict.UNTESTED);
    }
    Interval interval = RatioBootstrap.of(denominator, numerator, new SplittableRandom(SEED));
    double probability =
        RankTest.probability(units(denominator, overForks), units(numerator, overForks));
    Verdict verdict = verdict(ratio, interval, probability, threshold);
    return row(before, after, ratio, interval, probability, overForks, verdict);
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
      boolean overForks,
      Verdict verdict) {
    return new RowComparison(
        after.benchmark(),
        after.setup(),
        before.score(),
        after.score(),
        ratio,
        interval,
        probability,
        overForks,
        verdict);
  }

  private static List<Double> units(List<List<Double>> forks, boolean overForks) {
    return overForks
        ? forks.stream().map(fork -> Statistics.of(fork).mean()).toList()
        : forks.stream().flatMap(List::stream).toList();
  }

  private static double mean(List<List<Double>> forks) {
    return Statistics.of(forks.stream().flatMap(List::stream).toList()).mean();
  }

  private static int count(List<List<Double>> forks) {
    return forks.stream().mapToInt(List::size).sum();
  }
}
