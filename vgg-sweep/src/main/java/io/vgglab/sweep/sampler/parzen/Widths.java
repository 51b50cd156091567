package io.vgglab.sweep.sampler.parzen;

import java.util.Arrays;
import java.util.Comparator;

/** The widths of numeric kernels. */
final class Widths {

  private static final double FLOOR = 1e-12;
  private static final double SCOTT_SHARE = 0.2;
  private static final double GREATEST_DIVISOR = 100;

  private Widths() {}

  /** One width per observation, and the prior's, which is the whole range. */
  static double[] of(double[] centres, double low, double high, ParzenRule rule, int dimensions) {
    int count = centres.length;
    double range = high - low;
    double[] widths =
        switch (rule.bandwidth()) {
          case NEIGHBOURS -> neighbours(centres, low, high, rule.endpoints());
          case SCOTT -> scott(count, range, dimensions);
        };
    double least = rule.magicClip() ? range / Math.min(GREATEST_DIVISOR, 2.0 + count) : FLOOR;
    double[] clipped = Arrays.copyOf(widths, count + 1);
    for (int i = 0; i < count; i++) {
      clipped[i] = Math.max(least, Math.min(range, widths[i]));
    }
    clipped[count] = range;
    return clipped;
  }

  private static double[] scott(int count, double range, int dimensions) {
    double[] widths = new double[count];
    Arrays.fill(
        widths, SCOTT_SHARE * Math.pow(Math.max(count, 1), -1.0 / (dimensions + 4)) * range);
    return widths;
  }

  /** The greater of the gaps to both neighbours; equal observations keep their order. */
  private static double[] neighbours(double[] centres, double low, double high, boolean endpoints) {
    int count = centres.length;
    int[] order = order(centres);
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

  private static int[] order(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
