package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Curve.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many curves over the epochs, with the best one in front. */
public final class CurveChart {

  /** Curves up to this number are drawn one by one. */
  public static final int ONE_BY_ONE = 48;

  /** Of more curves, so many of the best are drawn one by one. */
  public static final int BEST_OF_MANY = 10;

  private CurveChart() {}

  /** The rule behind the drawing in one sentence; empty where every curve is drawn by itself. */
  public static String rule(int curves) {
    return curves <= ONE_BY_ONE
        ? ""
        : "The best " + BEST_OF_MANY + " answer to the pointer; the others are a background.";
  }

  /** The ECharts option. */
  public static Map<String, Object> option(List<Curve> curves) {
    return map(
        "grid",
        Options.grid(40),
        "legend",
        map(
            "left",
            0,
            "top",
            0,
            "itemWidth",
            22,
            "icon",
            "path://M0 4h22v2h-22z",
            "data",
            legend(curves)),
        "tooltip",
        map("trigger", "axis"),
        "xAxis",
        Options.epochAxis(),
        "yAxis",
        Options.valueAxis(""),
        "series",
        series(curves));
  }

  private static List<String> legend(List<Curve> curves) {
    return Arrays.stream(Group.values())
        .filter(group -> curves.stream().anyMatch(curve -> curve.group() == group))
        .map(Group::label)
        .toList();
  }

  private static List<Map<String, Object>> series(List<Curve> curves) {
    List<Map<String, Object>> series = Options.list();
    Map<Group, List<List<Double>>> background = new LinkedHashMap<>();
    for (Curve curve : curves) {
      if (curves.size() <= ONE_BY_ONE || curve.rank() < BEST_OF_MANY) {
        series.add(line(curve.label(), curve.group(), curve.points(), true));
      } else {
        List<List<Double>> all =
            background.computeIfAbsent(curve.group(), group -> new ArrayList<>());
        all.addAll(curve.points());
        all.add(List.of(Double.NaN, Double.NaN));
      }
    }
    background.forEach((group, points) -> series.add(0, line(group.label(), group, points, false)));
    return series;
  }

  private static Map<String, Object> line(
      String id, Group group, List<List<Double>> points, boolean single) {
    return map(
        "id",
        single ? id : "all " + id,
        "name",
        group.label(),
        "type",
        "line",
        "showSymbol",
        single && points.size() == 1,
        "symbolSize",
        5,
        "z",
        group == Group.BEST ? 5 : single ? 3 : 2,
        "lineStyle",
        map(
            "color",
            group.colour(),
            "type",
            group.stroke(),
            "width",
            single ? group.width() : 0.6,
            "opacity",
            single ? 1 : 0.5),
        "itemStyle",
        map("color", group.colour()),
        "emphasis",
        map("focus", single ? "series" : "none"),
        "silent",
        !single,
        "tooltip",
        map("show", single),
        "data",
        points);
  }
}
