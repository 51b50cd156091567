package io.vgglab.optim;

/**
 * The learning rate as a function of the step: pure, so that a resumed run needs no state.
 *
 * <p>{@code iteration} counts training steps from 0; {@code total} is the number of steps planned.
 */
public sealed interface Schedule {

  /** Rate of a step, given the base rate. */
  double rate(double base, long iteration, long total);

  /** Whether the rate of a step depends on how many are planned. */
  boolean dependsOnTotal();

  /** The base rate throughout. */
  record Constant() implements Schedule {
    @Override
    public double rate(double base, long iteration, long total) {
      return base;
    }

    @Override
    public boolean dependsOnTotal() {
      return false;
    }
  }

  /** Keras' {@code decay} argument: {@code base / (1 + decay * iteration)}. */
  record TimeDecay(double decay) implements Schedule {
    /** Checks that decay is not negative, and finite. */
    public TimeDecay {
      if (!(decay >= 0 && decay < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("decay must be at least 0 and finite, but was " + decay);
      }
    }

    @Override
    public double rate(double base, long iteration, long total) {
      return base / (1 + decay * iteration);
    }

    @Override
    public boolean dependsOnTotal() {
      return false;
    }
  }

  /**
   * The base rate times {@code factor} after each {@code 1 / stages} of the run.
   *
   * @param stages equal parts of the run, at least 1
   * @param factor in (0, 1]
   */
  record Step(int stages, double factor) implements Schedule {
    /** Checks stages and factor. */
    public Step {
      if (stages < 1) {
        throw new IllegalArgumentException("stages must be at least 1, but was " + stages);
      }
      if (!(factor > 0 && factor <= 1)) {
        throw new IllegalArgumentException(
            "factor must be above 0 and at most 1, but was " + factor);
      }
    }

    @Override
    public double rate(double base, long iteration, long total) {
      long stage = total <= 0 ? 0 : Math.min(stages - 1, iteration * stages / total);
      return base * Math.pow(factor, (double) stage);
    }

    @Override
    public boolean dependsOnTotal() {
      return true;
    }
  }

  /** Half a cosine from the base rate to 0 (Loshchilov and Hutter, 2017, equation 5). */
  record Cosine() implements Schedule {
    @Override
    public double rate(double base, long iteration, long total) {
      double progress = total <= 0 ? 0 : Math.min(1, (double) iteration / total);
      return base * 0.5 * (1 + Math.cos(Math.PI * progress));
    }

    @Override
    public boolean dependsOnTotal() {
      return true;
    }
  }

  /**
   * Up from {@code base / 25} to the base rate over the first {@code rise} of the run, then down to
   * {@code base / 250,000}, both along cosines (Smith and Topin, 2018).
   *
   * @param rise share of the run that rises, in (0, 1)
   */
  record OneCycle(double rise) implements Schedule {
    private static final double START = 25;
    private static final double END = 250_000;

    /** Checks that rise is inside (0, 1). */
    public OneCycle {
      if (!(rise > 0 && rise < 1)) {
        throw new IllegalArgumentException("rise must be above 0 and below 1, but was " + rise);
      }
    }

    @Override
    public double rate(double base, long iteration, long total) {
      double progress = total <= 0 ? 0 : Math.min(1, (double) iteration / total);
      return progress < rise
          ? between(base / START, base, progress / rise)
          : between(base, base / END, (progress - rise) / (1 - rise));
    }

    @Override
    public boolean dependsOnTotal() {
      return true;
    }

    private static double between(double from, double to, double share) {
      return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * share));
    }
  }

  /**
   * Rises in equal steps over the first {@code steps} steps, then follows {@code then}.
   *
   * @param steps length of the rise, at least 1
   * @param then schedule that the rise is applied to
   */
  record WarmUp(int steps, Schedule then) implements Schedule {
    /** Checks steps. */
    public WarmUp {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, but was " + steps);
      }
    }

    @Override
    public double rate(double base, long iteration, long total) {
      return then.rate(base, iteration, total) * Math.min(1, (iteration + 1.0) / steps);
    }

    @Override
    public boolean dependsOnTotal() {
      return then.dependsOnTotal();
    }
  }
}
