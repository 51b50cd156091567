package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import java.util.Collection;

/** Reported values, of one trial over steps or of many trials at one step, without the NaN. */
final class Reports {

  private final double[] ascending;

  private Reports(double[] ascending) {
    this.ascending = ascending;
  }

  static Reports of(Collection<Double> values) {
    return new Reports(
        values.stream()
            .mapToDouble(Double::doubleValue)
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray());
  }

  /** The best value; NaN if there is none. */
  double best(Direction direction) {
    if (ascending.length == 0) {
      return Double.NaN;
    }
    return ascending[direction == Direction.MINIMIZE ? 0 : ascending.length - 1];
  }

  /**
   * The value that {@code percent} of the reports are at least as good as, interpolated linearly in
   * numpy's order of operations: an infinite neighbour makes it NaN there, and so it does here.
   */
  double percentile(double percent, Direction direction) {
    if (ascending.length == 0) {
      return Double.NaN;
    }
    double share = (direction == Direction.MINIMIZE ? percent : 100 - percent) / 100;
    double position = share * (ascending.length - 1);
    int below = (int) Math.floor(position);
    double low = ascending[below];
    double high = ascending[Math.min(below + 1, ascending.length - 1)];
    double width = high - low;
    double part = position - below;
    return part < 0.5 ? low + width * part : high - width * (1 - part);
  }
}
