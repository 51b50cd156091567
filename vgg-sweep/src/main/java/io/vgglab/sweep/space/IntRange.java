package io.vgglab.sweep.space;

import java.util.OptionalLong;

/**
 * Whole numbers from {@code low} to {@code high}, both included.
 *
 * @param low the least value
 * @param high the greatest value; one that no step reaches is lowered to the last one reached, as
 *     Optuna does
 * @param log whether the range is searched on a logarithmic scale; then {@code low} is at least 1
 *     and the step is 1
 * @param step distance of neighbouring values, at least 1
 */
public record IntRange(long low, long high, boolean log, long step) implements Range {

  /** Greatest magnitude that a double, the internal form, holds exactly. */
  private static final long EXACT = 1L << 53;

  public IntRange {
    requireExact("low", low);
    requireExact("high", high);
    if (low > high) {
      throw new IllegalArgumentException(
          "low must not be above high, but was " + low + " with high " + high);
    }
    if (step < 1) {
      throw new IllegalArgumentException("step must be at least 1, but was " + step);
    }
    if (log && step != 1) {
      throw new IllegalArgumentException(
          "step must be 1 in a logarithmic range, but was " + step + "; drop step or log");
    }
    if (log && low < 1) {
      throw new IllegalArgumentException(
          "low must be at least 1 in a logarithmic range, but was " + low);
    }
    high = low + (high - low) / step * step;
  }

  /** Every whole number of the range, on a linear scale. */
  public static IntRange of(long low, long high) {
    return new IntRange(low, high, false, 1);
  }

  /** Every whole number of the range, on a logarithmic scale. */
  public static IntRange log(long low, long high) {
    return new IntRange(low, high, true, 1);
  }

  /** The values low, low + step, and so on up to high. */
  public static IntRange stepped(long low, long high, long step) {
    return new IntRange(low, high, false, step);
  }

  @Override
  public boolean isSingle() {
    return low == high;
  }

  @Override
  public double toInternal(Object value) {
    if (!(value instanceof Long number) || !contains(number)) {
      throw new IllegalArgumentException("value must be " + describe() + ", but was " + value);
    }
    return number;
  }

  @Override
  public Object fromInternal(double internal) {
    if (!containsInternal(internal)) {
      throw new IllegalArgumentException("value must be " + describe() + ", but was " + internal);
    }
    return (long) internal;
  }

  /** As in Optuna, what stands behind the point does not count. */
  @Override
  public Object ofTrial(double internal) {
    if (!(Math.abs(internal) <= EXACT)) {
      throw new IllegalArgumentException(
          "value must be between -2^53 and 2^53, but was " + internal);
    }
    return (long) internal;
  }

  @Override
  public boolean containsInternal(double internal) {
    return internal == Math.rint(internal) && contains((long) internal);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof Long number && contains(number.longValue());
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of((high - low) / step + 1);
  }

  @Override
  public Object valueAt(long index) {
    if (index < 0 || index > (high - low) / step) {
      throw new IllegalArgumentException(
          "index must be between 0 and " + (high - low) / step + ", but was " + index);
    }
    return low + index * step;
  }

  @Override
  public long indexOf(Object value) {
    return ((long) toInternal(value) - low) / step;
  }

  @Override
  public String describe() {
    return "a whole number from "
        + low
        + " to "
        + high
        + (log ? " on a logarithmic scale" : "")
        + (step > 1 ? " in steps of " + step : "");
  }

  private boolean contains(long number) {
    return low <= number && number <= high && (number - low) % step == 0;
  }

  private static void requireExact(String name, long value) {
    if (value < -EXACT || value > EXACT) {
      throw new IllegalArgumentException(
          name + " must be between -2^53 and 2^53, but was " + value);
    }
  }
}
