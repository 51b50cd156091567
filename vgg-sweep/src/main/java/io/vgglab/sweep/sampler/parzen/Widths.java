package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;

/** The widths of numeric kernels. */
final class Widths {

  private static final double FLOOR = 1e-12;
  private static final double SCOTT_SHARE = 0.2;
  private static final double GREATEST_DIVISOR = 100;

  private Widths() {}

  /**
   * One width per observation.
   *
   * @param centres the observations on the axis
   * @param order their positions in ascending order; equal observations in the order of trials
   */
  static double[] of(double[] centres, int[] order, Axis axis, ParzenRule rule, int dimensions) {
    double range = axis.high() - axis.low();
    int count = centres.length;
    double[] widths =
        switch (rule.bandwidth()) {
          case NEIGHBOURS -> neighbours(centres, order, axis, rule.endpoints());
          case SCOTT -> scott(count, range, dimensions);
        };
    double least = rule.magicClip() ? range / Math.min(GREATEST_DIVISOR, 2.0 + count) : FLOOR;
    for (int i = 0; i < count; i++) {
      widths[i] = Math.max(least, Math.min(range, widths[i]));
    }
    return widths;
  }

  private static double[] scott(int count, double range, int dimensions) {
    double[] widths = new double[count];
    Arrays.fill(
        widths, SCOTT_SHARE * Math.pow(Math.max(count, 1), -1.0 / (dimensions + 4)) * range);
    return widths;
  }

  /** The greater of the gaps to both neighbours. */
  private static double[] neighbours(double[] centres, int[] order, Axis axis, boolean endpoints) {
    int count = centres.length;
    double low = axis.low();
    double high = axis.high();
    double[] widths = new double[count];
    for (int i = 0; i < count; i++) {
      double centre = centres[order[i]];
      double left = centre - (i == 0 ? low : centres[order[i - 1]]);
      double right = (i == count - 1 ? high : centres[order[i + 1]]) - centre;
      if (!endpoints && count > 1 && i == 0) {
        left = right;
      } else if (!endpoints && count > 1 && i == count - 1) {
        right = left;
      }
      widths[order[i]] = Math.max(left, right);
    }
    return widths;
  }
}
