package io.vgglab.optim;

/**
 * Cuts the base rate when a metric that should grow has stopped growing, with the order of tests of
 * Keras 2.1.5: patience is tested before the epoch is counted.
 *
 * <p>So the first cut comes after {@code patience + 1} epochs without improvement, and later ones
 * after {@code patience}, since the counter restarts at 0 and the cut's own epoch is counted.
 *
 * @param factor what a cut multiplies the rate by, in (0, 1)
 * @param patience epochs without improvement that are forgiven, at least 0
 * @param minDelta what counts as an improvement must exceed the best by more than this
 * @param floor lowest rate; once there, nothing is cut
 */
public record ReduceLrOnPlateau(double factor, int patience, double minDelta, double floor) {

  /** Checks all four. */
  public ReduceLrOnPlateau {
    if (!(factor > 0 && factor < 1)) {
      throw new IllegalArgumentException("factor must be above 0 and below 1, but was " + factor);
    }
    if (patience < 0) {
      throw new IllegalArgumentException("patience must be at least 0, but was " + patience);
    }
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "minDelta must be at least 0 and finite, but was " + minDelta);
    }
    if (!(floor >= 0 && floor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("floor must be at least 0 and finite, but was " + floor);
    }
  }

  /** The 2018 experiment's rule: 0.1, 5, 1e-4, 1e-5. */
  public static ReduceLrOnPlateau seed() {
    return new ReduceLrOnPlateau(0.1, 5, 1e-4, 1e-5);
  }

  /** What is known after an epoch whose metric was {@code value}. */
  public State next(State state, double value) {
    if (value > state.best() + minDelta) {
      return new State(state.baseRate(), value, 0);
    }
    if (state.waited() < patience) {
      return new State(state.baseRate(), state.best(), state.waited() + 1);
    }
    if (state.baseRate() <= floor + floor * 1e-4) {
      return new State(state.baseRate(), state.best(), state.waited() + 1);
    }
    return new State(Math.max(state.baseRate() * factor, floor), state.best(), 1);
  }

  /**
   * Memory of the rule between epochs.
   *
   * @param baseRate rate that schedules start from
   * @param best best metric so far
   * @param waited epochs since then
   */
  public record State(double baseRate, double best, int waited) {
    /** What is known before the first epoch. */
    public static State start(double baseRate) {
      return new State(baseRate, Double.NEGATIVE_INFINITY, 0);
    }
  }
}
