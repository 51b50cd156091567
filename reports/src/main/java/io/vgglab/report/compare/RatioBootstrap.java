package io.vgglab.report.compare;

import io.vgglab.report.figure.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The 95 % percentile interval of the ratio of two means by a bootstrap in two stages: forks are
 * drawn with replacement, then iterations within each (Efron and Tibshirani, 1993, chapter 13;
 * Davison and Hinkley, 1997, section 3.8).
 */
final class RatioBootstrap {

  private static final int RESAMPLES = 2000;
  private static final double LEVEL = 0.95;

  private RatioBootstrap() {}

  /**
   * The interval.
   *
   * @param before iterations, one list a fork
   * @param after likewise
   * @param random draws the resamples
   */
  static Interval of(List<List<Double>> before, List<List<Double>> after, RandomGenerator random) {
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      ratios[i] = mean(after, random) / mean(before, random);
    }
    Arrays.sort(ratios);
    double tail = (1 - LEVEL) / 2;
    return new Interval(at(ratios, tail), at(ratios, 1 - tail), LEVEL);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private static double mean(List<List<Double>> forks, RandomGenerator random) {
    double sum = 0;
    int count = 0;
    for (int f = 0; f < forks.size(); f++) {
      List<Double> fork = forks.get(random.nextInt(forks.size()));
      for (int i = 0; i < fork.size(); i++) {
        sum += fork.get(random.nextInt(fork.size()));
        count++;
      }
    }
    return sum / count;
  }
}
