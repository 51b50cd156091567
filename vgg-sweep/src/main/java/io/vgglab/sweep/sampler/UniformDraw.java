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
    if (range instanceof FloatRange real) {
      return real.isSingle() ? real.low() : real(real, random);
    }
    if (range instanceof IntRange whole) {
      return whole.isSingle() ? whole.low() : whole(whole, random);
    }
    if (range instanceof ChoiceRange choice) {
      return choice.isSingle() ? 0 : greatest(choice.choices().size(), random);
    }
    throw new AssertionError(range);
  }

  private static double real(FloatRange range, NumpyRandom random) {
    double belowHigh = Math.nextAfter(range.high(), range.high() - 1);
    if (range.log()) {
      double drawn = Math.exp(random.uniform(Math.log(range.low()), Math.log(range.high())));
      return Math.max(range.low(), Math.min(drawn, belowHigh));
    }
    if (!range.isStepped()) {
      return Math.min(random.uniform(range.low(), range.high()), belowHigh);
    }
    double half = 0.5 * range.step();
    double drawn = random.uniform(range.low() - half, range.high() + half);
    double onStep = Math.rint((drawn - range.low()) / range.step()) * range.step() + range.low();
    return Math.max(range.low(), Math.min(range.high(), onStep));
  }

  private static double whole(IntRange range, NumpyRandom random) {
    double half = 0.5 * range.step();
    double low = range.low() - half;
    double high = range.high() + half;
    double drawn =
        range.log()
            ? Math.rint(Math.exp(random.uniform(Math.log(low), Math.log(high))))
            : Math.floor((random.uniform(low, high) - range.low()) / range.step() + 0.5)
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
