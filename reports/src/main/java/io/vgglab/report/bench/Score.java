package io.vgglab.report.bench;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import java.util.List;
import java.util.Objects;

/**
 * A measured score with everything that it was computed from.
 *
 * @param value the mean
 * @param unit for example {@code ops/s} or {@code ms/op}
 * @param error half width of the harness's own interval, NaN where it gave none
 * @param interval the harness's own interval, or none
 * @param samples the raw scores, one list a fork
 */
public record Score(
    double value, String unit, double error, Interval interval, List<List<Double>> samples) {

  /** Standard deviation of the pooled samples over their mean above which a score is noisy. */
  public static final double LARGEST_SPREAD = 0.05;

  /** Copies the samples. */
  public Score {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(interval, "interval");
    samples = samples.stream().map(List::copyOf).toList();
  }

  /** Whether less is better: the unit is a time per operation. */
  public boolean lessIsBetter() {
    return unit.endsWith("/op");
  }

  /** The number of forks. */
  public int forks() {
    return samples.size();
  }

  /** The number of samples in all forks. */
  public int count() {
    return samples.stream().mapToInt(List::size).sum();
  }

  /** Statistics of all samples, forks pooled. */
  public Statistics pooled() {
    return Statistics.of(samples.stream().flatMap(List::stream).toList());
  }

  /** Whether the pooled samples spread by more than {@link #LARGEST_SPREAD} of their mean. */
  public boolean isNoisy() {
    Statistics pooled = pooled();
    return pooled.deviation() / Math.abs(pooled.mean()) > LARGEST_SPREAD;
  }

  /**
   * The 95 % interval over the means of the forks; none for fewer than 3 forks, nor where so few
   * differ so much that the interval would reach 0, which no score does.
   */
  public Interval overForks() {
    Interval interval =
        Statistics.of(samples.stream().map(fork -> Statistics.of(fork).mean()).toList())
            .interval95();
    return interval.low() <= 0 ? Interval.none() : interval;
  }
}
