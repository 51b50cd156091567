package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A few named lines with a legend. */
public final class LineChart {

  private LineChart() {}

  /** A line with its name, its colour as a CSS variable, and its points (pairs). */
  public record Line(String name, String colour, boolean stepped, List<List<Double>> points) {

    /** Copies the points. */
    public Line {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(colour, "colour");
      points = List.copyOf(points);
    }

    /** The same line in steps. */
    public Line asSteps() {
      return new Line(name, colour, true, points);
    }
  }

  /** The ECharts option for lines over epochs whose axis starts at 0. */
  public static Map<String, Object> overEpochsFromZero(List<Line> lines) {
    return option(lines, Options.epochAxis(), Options.valueAxis("", "scale", false, "min", 0));
  }

  /** The ECharts option for lines over epochs. */
  public static Map<String, Object> overEpochs(List<Line> lines) {
    return option(lines, Options.epochAxis(), Options.valueAxis(""));
  }

  /** The ECharts option; a legend is drawn where there are several lines. */
  public static Map<String, Object> option(
      List<Line> lines, Map<String, Object> xAxis, Map<String, Object> yAxis) {
    boolean several = lines.size() > 1;
    return map(
        "grid",
        Options.grid(several ? 40 : 16),
        "legend",
        map(
            "show",
            several,
            "left",
            0,
            "top",
            0,
            "itemWidth",
            14,
            "icon",
            "roundRect",
            "itemHeight",
            4,
            "itemGap",
            12),
        "tooltip",
        map("trigger", "axis"),
        "xAxis",
        xAxis,
        "yAxis",
        yAxis,
        "series",
        lines.stream().map(LineChart::series).toList());
  }

  private static Map<String, Object> series(Line line) {
    Map<String, Object> series =
        map(
            "id", line.name(),
            "name", line.name(),
            "type", "line",
            "showSymbol", line.points().size() <= 12,
            "symbolSize", 6,
            "lineStyle", map("color", line.colour(), "width", 2),
            "itemStyle", map("color", line.colour()),
            "data", line.points());
    return line.stepped() ? Options.merge(series, map("step", "end")) : series;
  }
}
