package io.vgglab.report.chart;

/**
 * The colour of a figure on a cell of a heat map, whose shades run from {@code --heat-0} or {@code
 * --heat-1} to {@code --heat-4} in equal steps.
 *
 * <p>{@code --heat-3} stands out against black as far as against white in both themes, so figures
 * turn from one to the other there.
 */
final class HeatInk {

  private static final double TURN = 3;
  private static final double LAST = 4;

  private HeatInk() {}

  /**
   * The style variable.
   *
   * @param depth place of the cell's shade on its scale, from 0 to 1
   * @param first number of the scale's first shade
   */
  static String of(double depth, int first) {
    return depth > (TURN - first) / (LAST - first)
        ? "var(--heat-light-ink)"
        : "var(--heat-dark-ink)";
  }
}
