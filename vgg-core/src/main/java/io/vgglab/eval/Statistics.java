package io.vgglab.eval;

import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * The summary of repeated measurements of one number.
 *
 * @param n number of samples, at least 1
 * @param mean the arithmetic mean
 * @param standardDeviation of the sample (divisor n - 1), 0 for a single sample
 * @param median the middle sample, or the mean of the middle two
 * @param min the smallest sample
 * @param max the largest sample
 */
public record Statistics(
    long n, double mean, double standardDeviation, double median, double min, double max) {
  private static final double UPPER_TAIL = 0.975;

  /**
   * Summarises samples.
   *
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public static Statistics of(double... samples) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("samples must hold at least 1 value, but was empty");
    }
    for (int i = 0; i < samples.length; i++) {
      if (!Double.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "samples[%s] must be finite, but was %s".formatted(i, samples[i]));
      }
    }
    DescriptiveStatistics summary = new DescriptiveStatistics(samples);
    return new Statistics(
        samples.length,
        summary.getMean(),
        summary.getStandardDeviation(),
        summary.getPercentile(50),
        summary.getMin(),
        summary.getMax());
  }

  /**
   * The 95 % interval of the mean by Student's t with n - 1 degrees of freedom; empty for a single
   * sample, which says nothing about spread. Assumes independent, roughly normal samples.
   */
  public Optional<Interval> ci95() {
    if (n < 2) {
      return Optional.empty();
    }
    double t = new TDistribution(n - 1.0).inverseCumulativeProbability(UPPER_TAIL);
    double half = t * standardDeviation / Math.sqrt((double) n);
    return Optional.of(new Interval(mean - half, mean + half));
  }
}
