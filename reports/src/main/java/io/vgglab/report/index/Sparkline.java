package io.vgglab.report.index;

import io.vgglab.report.text.Numbers;
import java.util.List;

/** A small curve as the path of an SVG of 120 by 36 units. */
final class Sparkline {

  private static final double WIDTH = 120;
  private static final double HEIGHT = 36;
  private static final double MARGIN = 2;

  private Sparkline() {}

  /** The path; empty for fewer than 2 numbers. */
  static String path(List<Double> values) {
    List<Double> known = values.stream().filter(Double::isFinite).toList();
    if (known.size() < 2) {
      return "";
    }
    double low = known.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double high = known.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double span = high > low ? high - low : 1;
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < known.size(); i++) {
      double x = MARGIN + i * (WIDTH - 2 * MARGIN) / (known.size() - 1);
      double y = HEIGHT - MARGIN - (known.get(i) - low) / span * (HEIGHT - 2 * MARGIN);
      path.append(i == 0 ? "M" : "L").append(Numbers.fixed(x, 1)).append(' ');
      path.append(Numbers.fixed(y, 1));
    }
    return path.toString();
  }
}
