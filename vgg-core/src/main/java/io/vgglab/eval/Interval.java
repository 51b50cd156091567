package io.vgglab.eval;

/**
 * A range that holds a true value with a stated probability.
 *
 * @param low the lower end
 * @param high the upper end, at least {@code low}
 */
public record Interval(double low, double high) {
  /** Checks the order of the ends. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must be at most high, but were %s and %s".formatted(low, high));
    }
  }
}
