package io.vgglab.report.index;

import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Digest;
import java.util.List;

/** A few numbers as the path of an SVG of 120 by 36 units. */
final class Sketch {

  private static final double WIDTH = 120;
  private static final double HEIGHT = 36;
  private static final double MARGIN = 3;

  private Sketch() {}

  /** The path; empty where there are too few numbers: 2 for a curve, 1 otherwise. */
  static String path(Digest.Shape shape, List<Double> values) {
    List<Double> known = values.stream().filter(Double::isFinite).toList();
    boolean bars = shape == Digest.Shape.BARS;
    if (known.size() < (shape == Digest.Shape.CURVE ? 2 : 1)) {
      return "";
    }
    double low = known.stream().reduce(bars ? 0 : known.get(0), Math::min);
    double high = known.stream().reduce(bars ? 0 : known.get(0), Math::max);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < known.size(); i++) {
      String x = Numbers.fixed(x(i, known.size(), bars), 1);
      String y = y(known.get(i), low, high);
      path.append(
          switch (shape) {
            case CURVE -> (i == 0 ? "M" : "L") + x + " " + y;
            case DOTS -> "M" + x + " " + y + "h0";
            case BARS -> "M" + x + " " + y(0, low, high) + "V" + y;
          });
    }
    return path.toString();
  }

  /** The place of the i-th of several: from edge to edge, or in the middle of its share. */
  private static double x(int i, int count, boolean bars) {
    double width = WIDTH - 2 * MARGIN;
    return MARGIN + (bars || count == 1 ? (i + 0.5) * width / count : i * width / (count - 1));
  }

  private static String y(double value, double low, double high) {
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return Numbers.fixed(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1);
  }
}
