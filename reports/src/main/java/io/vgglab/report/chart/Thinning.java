package io.vgglab.report.chart;

import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The rule by which long curves lose points: at most {@value #MAX_POINTS} points stay in all curves
 * together, but 8 of each however many curves there are, and of each curve the first, the last, the
 * lowest, the highest and evenly spaced ones between.
 */
public record Thinning(int curves, long points) {

  /** Points that all curves of a page may have together before they are thinned. */
  public static final int MAX_POINTS = 20_000;

  private static final int MIN_PER_CURVE = 8;

  /** Whether points must go. */
  public boolean isNeeded() {
    return points > MAX_POINTS;
  }

  /** Points that a curve keeps at most. */
  public int perCurve() {
    return isNeeded()
        ? Math.max(MIN_PER_CURVE, MAX_POINTS / Math.max(1, curves))
        : Integer.MAX_VALUE;
  }

  /** The indices of the values that stay, in order. */
  public List<Integer> keep(List<Double> values) {
    int size = values.size();
    int limit = perCurve();
    if (size <= limit) {
      return IntStream.range(0, size).boxed().toList();
    }
    TreeSet<Integer> kept =
        new TreeSet<>(List.of(0, size - 1, extreme(values, 1), extreme(values, -1)));
    int spaced = limit - kept.size();
    for (int i = 1; i <= spaced; i++) {
      kept.add((int) Math.round((double) i * (size - 1) / (spaced + 1)));
    }
    return List.copyOf(kept);
  }

  /** The rule in one sentence; empty where nothing is thinned. */
  public String rule() {
    return isNeeded()
        ? "Thinned: of "
            + Numbers.count(points)
            + " points each curve keeps at most "
            + perCurve()
            + ", its first, last, lowest, highest and evenly spaced ones between."
        : "";
  }

  private static int extreme(List<Double> values, int sign) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      double here = sign * values.get(i);
      double there = sign * values.get(best);
      if (here > there || Double.isNaN(there)) {
        best = i;
      }
    }
    return best;
  }
}
