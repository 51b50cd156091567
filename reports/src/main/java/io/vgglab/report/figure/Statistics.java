package io.vgglab.report.figure;

import java.util.List;

/**
 * Count, mean, sample standard deviation and range of some numbers; NaN where there are too few.
 */
public record Statistics(int n, double mean, double deviation, double min, double max) {

  /** Numbers from which on there is an interval of their mean. */
  public static final int LEAST_FOR_INTERVAL = 3;

  /** The two-sided 95 % points of Student's t for 1 to 30 degrees of freedom. */
  private static final List<Double> T95 =
      List.of(
          12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179,
          2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060,
          2.056, 2.052, 2.048, 2.045, 2.042);

  /** The two-sided 95 % point of the normal distribution. */
  private static final double Z95 = 1.959964;

  /** Of degrees of freedom that are whole but for the arithmetic of floats. */
  private static final double ROUNDING = 1e-9;

  /** The statistics of {@code values}, NaN left out. */
  public static Statistics of(List<Double> values) {
    List<Double> known = values.stream().filter(value -> !value.isNaN()).toList();
    int n = known.size();
    double mean = known.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = known.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double deviation = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
    double min = known.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    double max = known.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    return new Statistics(n, mean, deviation, min, max);
  }

  /** Student's 95 % interval of the mean; none for fewer than 3 numbers. */
  public Interval interval95() {
    if (n < LEAST_FOR_INTERVAL) {
      return Interval.none();
    }
    double half = t95(n - 1) * deviation / Math.sqrt(n);
    return new Interval(mean - half, mean + half, 0.95);
  }

  /**
   * Whether the difference of two means may be chance at 5 %, by Welch's t with degrees of freedom
   * rounded down; true where one of them has fewer than 3 numbers.
   */
  public boolean isLike(Statistics other) {
    return Math.min(n, other.n) < LEAST_FOR_INTERVAL || Math.abs(mean - other.mean) <= half(other);
  }

  /**
   * Welch's 95 % interval of how far this mean is above another one; none where one of them has
   * fewer than 3 numbers. Where neither scatters it is a point, which says nothing of chance.
   */
  public Interval above(Statistics other) {
    if (Math.min(n, other.n) < LEAST_FOR_INTERVAL) {
      return Interval.none();
    }
    double difference = mean - other.mean;
    double half = half(other);
    return new Interval(difference - half, difference + half, 0.95);
  }

  private double half(Statistics other) {
    double own = deviation * deviation / n;
    double others = other.deviation * other.deviation / other.n;
    double both = own + others;
    double freedom = both * both / (own * own / (n - 1) + others * others / (other.n - 1));
    double t = both == 0 ? 0 : t95((int) Math.max(1, freedom + ROUNDING));
    return t * Math.sqrt(both);
  }

  /** Beyond the table the expansion of t in powers of 1 / freedom, to the second (Fisher, 1925). */
  private static double t95(int freedom) {
    if (freedom <= T95.size()) {
      return T95.get(freedom - 1);
    }
    double cube = Z95 * Z95 * Z95;
    double fifth = cube * Z95 * Z95;
    return Z95
        + (cube + Z95) / (4.0 * freedom)
        + (5 * fifth + 16 * cube + 3 * Z95) / (96.0 * freedom * freedom);
  }
}
