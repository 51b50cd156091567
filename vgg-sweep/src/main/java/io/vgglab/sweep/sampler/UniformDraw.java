package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Range;

/**
 * A uniform draw from a range in the internal form, number for number as Optuna's random sampler: a
 * grid is widened by half a step on both sides, and a choice is the greatest of one draw each.
 */
final class UniformDraw {

  private UniformDraw() {}

  /** One value; a range of a single value uses no random number. */
  static double of(Range range, NumpyRandom random) {
    if (range.isSingle()) {
      return at(range, 0);
    }
    return range instanceof ChoiceRange choice
        ? greatest(choice.choices().size(), random)
        : at(range, random.nextDouble());
  }

  /**
   * The value at a share of the range.
   *
   * @param share from 0 to 1, excluded
   */
  static double at(Range range, double share) {
    if (range instanceof FloatRange real) {
      return real.isSingle() ? real.low() : real(real, share);
    }
    if (range instanceof IntRange whole) {
      return whole(whole, share);
    }
    if (range instanceof ChoiceRange choice) {
      return Math.floor(share * choice.choices().size());
    }
    throw new AssertionError(range);
  }

  /**
   * The share of a numeric range at which a value lies: the inverse of {@link #at}; that of the
   * nearer end for a value outside.
   */
  static double shareOf(Range range, double internal) {
    if (range instanceof FloatRange real) {
      double half = 0.5 * real.step();
      return share(internal, real.low() - half, real.high() + half, real.log());
    }
    if (range instanceof IntRange whole) {
      double half = 0.5 * whole.step();
      return share(internal, whole.low() - half, whole.high() + half, whole.log());
    }
    throw new IllegalArgumentException("range must be numeric, but was " + range.describe());
  }

  private static double share(double internal, double low, double high, boolean log) {
    double value = Math.max(low, Math.min(high, internal));
    return log
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
  }

  private static double between(double low, double high, double share) {
    return low + (high - low) * share;
  }

  private static double real(FloatRange range, double share) {
    double belowHigh = Math.nextAfter(range.high(), range.high() - 1);
    if (range.log()) {
      double drawn = Math.exp(between(Math.log(range.low()), Math.log(range.high()), share));
      return Math.max(range.low(), Math.min(drawn, belowHigh));
    }
    if (!range.isStepped()) {
      return Math.min(between(range.low(), range.high(), share), belowHigh);
    }
    double half = 0.5 * range.step();
    double drawn = between(range.low() - half, range.high() + half, share);
    double onStep = Math.rint((drawn - range.low()) / range.step()) * range.step() + range.low();
    return Math.max(range.low(), Math.min(range.high(), onStep));
  }

  private static double whole(IntRange range, double share) {
    double half = 0.5 * range.step();
    double low = range.low() - half;
    double high = range.high() + half;
    double drawn =
        range.log()
            ? Math.rint(Math.exp(between(Math.log(low), Math.log(high), share)))
            : Math.floor((between(low, high, share) - range.low()) / range.step() + 0.5)
                    * range.step()
                + range.low();
    return Math.max((double) range.low(), Math.min((double) range.high(), drawn));
  }

  private static double greatest(int choices, NumpyRandom random) {
    int best = 0;
    double greatest = random.nextDouble();
    for (int i = 1; i < choices; i++) {
      double drawn = random.nextDouble();
      if (drawn > greatest) {
        greatest = drawn;
        best = i;
      }
    }
    return best;
  }
}
