package io.vgglab.sweep.trial;

/** Whether an objective is better when it is small or when it is large. */
public enum Direction {
  MINIMIZE(1),
  MAXIMIZE(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /** The value as a loss: smaller is better. NaN stays NaN. */
  public double loss(double value) {
    return sign * value;
  }

  /** Tells whether the first value is strictly better than the second; NaN is never better. */
  public boolean isBetter(double value, double than) {
    return loss(value) < loss(than);
  }
}
