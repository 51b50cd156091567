package io.vgglab.sweep.space;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Real numbers from {@code low} to {@code high}, both included.
 *
 * @param low the least value
 * @param high the greatest value; with a step, a value that no step reaches is lowered to the last
 *     one reached, as Optuna does
 * @param log whether the range is searched on a logarithmic scale; then {@code low} is positive and
 *     there is no step
 * @param step distance of neighbouring values, 0 for a continuous range
 */
public record FloatRange(double low, double high, boolean log, double step) implements Range {

  private static final double STEP_TOLERANCE = 1e-8;

  public FloatRange {
    requireFinite("low", low);
    requireFinite("high", high);
    requireFinite("step", step);
    if (low > high) {
      throw new IllegalArgumentException(
          "low must not be above high, but was " + low + " with high " + high);
    }
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative, but was " + step);
    }
    if (log && step != 0) {
      throw new IllegalArgumentException(
          "step must be 0 in a logarithmic range, but was " + step + "; drop step or log");
    }
    if (log && low <= 0) {
      throw new IllegalArgumentException(
          "low must be positive in a logarithmic range, but was " + low);
    }
    high = step == 0 ? high : lastStep(low, high, step);
  }

  /** A continuous range on a linear scale. */
  public static FloatRange of(double low, double high) {
    return new FloatRange(low, high, false, 0);
  }

  /** A continuous range on a logarithmic scale. */
  public static FloatRange log(double low, double high) {
    return new FloatRange(low, high, true, 0);
  }

  /** The values low, low + step, and so on up to high. */
  public static FloatRange stepped(double low, double high, double step) {
    return new FloatRange(low, high, false, step);
  }

  /** Tells whether only whole steps above {@code low} are possible. */
  public boolean isStepped() {
    return step != 0;
  }

  @Override
  public boolean isSingle() {
    return low == high;
  }

  @Override
  public double toInternal(Object value) {
    if (!(value instanceof Double number)) {
      throw new IllegalArgumentException(
          "value must be a number between " + describe() + ", but was " + value);
    }
    return checked(number);
  }

  /** On the steps, the decimal number, so that 3 * 0.1 is the 0.3 that a study file names. */
  @Override
  public Object fromInternal(double internal) {
    return isStepped() && !isSingle() ? valueAt(indexOf(internal)) : checked(internal);
  }

  @Override
  public Object ofTrial(double internal) {
    requireFinite("value", internal);
    return internal;
  }

  @Override
  public boolean containsInternal(double internal) {
    if (!(low <= internal && internal <= high)) {
      return false;
    }
    double steps = isStepped() ? (internal - low) / step : 0;
    return Math.abs(steps - Math.rint(steps)) < STEP_TOLERANCE;
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Double number && containsInternal(number);
  }

  @Override
  public OptionalLong size() {
    if (isSingle()) {
      return OptionalLong.of(1);
    }
    return isStepped()
        ? OptionalLong.of(Math.min(Long.MAX_VALUE - 1, Math.round((high - low) / step)) + 1)
        : OptionalLong.empty();
  }

  /** The decimal sum, so that the fourth value of 0 to 0.7 in steps of 0.1 is 0.3. */
  @Override
  public Object valueAt(long index) {
    requireIndex(index);
    return BigDecimal.valueOf(step)
        .multiply(BigDecimal.valueOf(index))
        .add(BigDecimal.valueOf(low))
        .doubleValue();
  }

  @Override
  public long indexOf(Object value) {
    double number = toInternal(value);
    requireIndex(0);
    return isStepped() ? Math.round((number - low) / step) : 0;
  }

  @Override
  public String describe() {
    return low
        + " to "
        + high
        + (log ? " on a logarithmic scale" : "")
        + (isStepped() ? " in steps of " + step : "");
  }

  private void requireIndex(long index) {
    long size =
        size()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(describe() + " has no positions; give it a step"));
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "index must be between 0 and " + (size - 1) + ", but was " + index);
    }
  }

  private double checked(double number) {
    if (!containsInternal(number)) {
      throw new IllegalArgumentException("value must be " + describe() + ", but was " + number);
    }
    return number;
  }

  /** Decimal arithmetic, so that 0 to 0.7 in steps of 0.1 ends at 0.7 and not at 0.6. */
  private static double lastStep(double low, double high, double step) {
    BigDecimal first = BigDecimal.valueOf(low);
    BigDecimal width = BigDecimal.valueOf(high).subtract(first);
    BigDecimal[] parts = width.divideAndRemainder(BigDecimal.valueOf(step));
    return parts[1].signum() == 0
        ? high
        : parts[0].multiply(BigDecimal.valueOf(step)).add(first).doubleValue();
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, but was " + value);
    }
  }
}
