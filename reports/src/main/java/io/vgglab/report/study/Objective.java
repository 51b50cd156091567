package io.vgglab.report.study;

import java.util.Objects;

/** A metric that a study optimises, and in which direction. */
public record Objective(String metric, Direction direction) {

  /** Which values are better. */
  public enum Direction {
    /** Greater is better. */
    MAXIMIZE,
    /** Less is better. */
    MINIMIZE
  }

  /** Checks that both are there. */
  public Objective {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(direction, "direction");
  }

  /** The usual objective: macro F1, the greater the better. */
  public static Objective macroF1() {
    return new Objective("macro F1", Direction.MAXIMIZE);
  }

  /** Whether {@code left} is better than {@code right}; a number is better than NaN. */
  public boolean better(double left, double right) {
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return !Double.isNaN(left);
    }
    return direction == Direction.MAXIMIZE ? left > right : left < right;
  }
}
