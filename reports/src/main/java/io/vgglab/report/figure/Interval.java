package io.vgglab.report.figure;

/**
 * An interval of confidence: lower and upper end, and its level in (0, 1); all NaN where none was
 * measured.
 */
public record Interval(double low, double high, double level) {

  private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

  /** Checks that the ends are in order. */
  public Interval {
    if (low > high) {
      throw new IllegalArgumentException(
          "low must not be above high, but was " + low + " > " + high);
    }
  }

  /** The interval that was not measured. */
  public static Interval none() {
    return NONE;
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return Double.isNaN(low) || Double.isNaN(high);
  }
}
