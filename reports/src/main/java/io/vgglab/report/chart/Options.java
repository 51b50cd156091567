package io.vgglab.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pieces of ECharts options as maps whose entries keep their order, so that the same figures give
 * the same page.
 */
public final class Options {

  /** Above this, points are drawn smaller. */
  public static final int MANY_POINTS = 300;

  private Options() {}

  /** A map of {@code name, value, name, value, ...}. */
  public static Map<String, Object> map(Object... pairs) {
    if (pairs.length % 2 != 0) {
      throw new IllegalArgumentException(
          "pairs must be names and values, but were " + pairs.length + " objects");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return Collections.unmodifiableMap(map);
  }

  /** The entries of both maps; where both have a name, the second one's. */
  public static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> more) {
    Map<String, Object> map = new LinkedHashMap<>(base);
    map.putAll(more);
    return Collections.unmodifiableMap(map);
  }

  /** A point; a coordinate that is not finite becomes a gap. */
  public static List<Double> point(double x, double y) {
    return List.of(x, Double.isFinite(y) ? y : Double.NaN);
  }

  /** Points of a scatter chart, smaller where they are many. */
  public static Map<String, Object> scatter(List<?> points, Object... more) {
    return merge(
        map(
            "type",
            "scatter",
            "symbolSize",
            points.size() > MANY_POINTS ? 4 : 7,
            "itemStyle",
            map("color", "var(--c6)"),
            "data",
            points),
        map(more));
  }

  /** The usual drawing area with room for a legend above. */
  public static Map<String, Object> grid(int top) {
    return map("left", 4, "right", 16, "top", top, "bottom", 24, "containLabel", true);
  }

  /** A numeric axis with its name at the middle or the end. */
  public static Map<String, Object> valueAxis(String name, Object... more) {
    return merge(
        map(
            "type",
            "value",
            "name",
            name,
            "scale",
            true,
            "nameGap",
            11,
            "axisLabel",
            map("hideOverlap", true)),
        map(more));
  }

  /** Labels along the bottom, left out where they would touch. */
  static Map<String, Object> labelsApart(Object... more) {
    return merge(map("hideOverlap", true, "padding", List.of(0, 4)), map(more));
  }

  /** A numeric axis along the bottom, its name below. */
  public static Map<String, Object> bottomAxis(String name, Object... more) {
    return merge(
        map(
            "type",
            "value",
            "name",
            name,
            "nameLocation",
            "middle",
            "nameGap",
            26,
            "scale",
            true,
            "splitLine",
            map("show", false),
            "axisLabel",
            labelsApart()),
        map(more));
  }

  /** The axis of the epochs, from the first to the last one drawn. */
  public static Map<String, Object> epochAxis() {
    return bottomAxis(
        "epoch",
        "min",
        1,
        "max",
        "dataMax",
        "minInterval",
        1,
        "axisLabel",
        labelsApart("showMaxLabel", false));
  }

  /** An axis on which the numbers 0, 1, 2, ... stand for these names. */
  public static Map<String, Object> namedAxis(List<String> names, Object... more) {
    return merge(
        map(
            "type",
            "value",
            "min",
            -0.5,
            "max",
            names.size() - 0.5,
            "interval",
            0.5,
            "splitLine",
            map("show", false),
            "axisTick",
            map("show", false),
            "axisLabel",
            map("names", names, "hideOverlap", true)),
        map(more));
  }

  /** An axis of named rows, the first one on top. */
  public static Map<String, Object> rowAxis(List<String> names) {
    return map(
        "type",
        "category",
        "data",
        names,
        "inverse",
        true,
        "axisTick",
        map("show", false),
        "axisLabel",
        map("interval", 0));
  }

  /** The colour of the {@code n}-th of several equal things, from 0. */
  public static String colour(int n) {
    return "var(--c" + (n % 7 + 1) + ")";
  }

  /**
   * Values spread in a fixed pattern over [-0.5, 0.5], so that points above each other stay apart.
   */
  public static double jitter(int n) {
    double golden = n * 0.6180339887498949;
    return golden - Math.floor(golden) - 0.5;
  }

  /** A list of maps built one by one. */
  public static List<Map<String, Object>> list() {
    return new ArrayList<>();
  }
}
