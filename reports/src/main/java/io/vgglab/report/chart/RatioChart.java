package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ratios with their intervals on a logarithmic axis, one row each, with a line at 1 and a band of
 * ratios that count as equal.
 *
 * @param axis name of the ratios
 * @param band the greatest ratio that counts as equal, above 1; the least is 1 / band
 * @param rows from top to bottom; their ratios are above 0
 */
public record RatioChart(String axis, double band, List<Row> rows) {

  private static final int ROW = 38;
  private static final int STEPS = 4;

  /** Ratios from one tick of the axis to the next. */
  private static final List<Double> TICKS =
      List.of(1.02, 1.05, 1.1, 1.2, 1.5, 2.0, 4.0, 10.0, 100.0);

  /** A ratio by name, its interval (or none), its text, its colour and what the pointer shows. */
  public record Row(
      String name, double ratio, Interval interval, String text, String colour, String tip) {

    /** Checks that the ratio is one. */
    public Row {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(interval, "interval");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(colour, "colour");
      Objects.requireNonNull(tip, "tip");
      if (!(ratio > 0 && Double.isFinite(ratio))) {
        throw new IllegalArgumentException("ratio must be above 0 and finite, but was " + ratio);
      }
      if (!interval.isEmpty() && interval.low() <= 0) {
        throw new IllegalArgumentException(
            "interval of a ratio must be above 0, but was from " + interval.low());
      }
    }
  }

  /** Copies the rows. */
  public RatioChart {
    Objects.requireNonNull(axis, "axis");
    rows = List.copyOf(rows);
    if (!(band > 1)) {
      throw new IllegalArgumentException("band must be above 1, but was " + band);
    }
  }

  /** The height that the rows need, in CSS pixels. */
  public int height() {
    return 64 + ROW * Math.max(1, rows.size());
  }

  /** The ECharts option; empty without rows. */
  public Map<String, Object> option() {
    if (rows.isEmpty()) {
      return Map.of();
    }
    double tick = tick();
    List<Interval> steps = rows.stream().map(row -> steps(row.interval(), tick)).toList();
    double low = rows.stream().mapToDouble(row -> least(row, tick)).min().orElse(0);
    double high = rows.stream().mapToDouble(row -> most(row, tick)).max().orElse(0);
    double edge = steps(band, tick);
    return map(
        "grid",
        map("left", 4, "right", 96, "top", 8, "bottom", 24, "containLabel", true),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis(
            axis,
            "min",
            Math.min(-1, Math.floor(Math.min(low, -edge))),
            "max",
            Math.max(1, Math.ceil(Math.max(high, edge))),
            "interval",
            1,
            "axisLabel",
            Options.labelsApart("powersOf", tick)),
        "yAxis",
        Options.rowAxis(rows.stream().map(Row::name).toList()),
        "series",
        List.of(
            ratios(tick, edge),
            Whiskers.of(steps),
            Whiskers.texts(
                rows.stream().map(row -> most(row, tick)).toList(),
                rows.stream().map(Row::text).toList())));
  }

  private Map<String, Object> ratios(double tick, double edge) {
    List<Map<String, Object>> data = Options.list();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      data.add(
          map(
              "value",
              Options.point(steps(row.ratio(), tick), i),
              "tip",
              row.tip(),
              "itemStyle",
              map("color", row.colour())));
    }
    return map(
        "type",
        "scatter",
        "symbolSize",
        10,
        "z",
        5,
        "data",
        data,
        "markLine",
        map(
            "silent",
            true,
            "symbol",
            "none",
            "animation",
            false,
            "label",
            map("show", false),
            "lineStyle",
            map("color", "var(--ink)", "type", "solid", "width", 1),
            "data",
            List.of(map("xAxis", 0))),
        "markArea",
        map(
            "silent",
            true,
            "itemStyle",
            map("color", "var(--faint)"),
            "data",
            List.of(List.of(map("xAxis", -edge), map("xAxis", edge)))));
  }

  private double tick() {
    double most =
        rows.stream()
            .mapToDouble(row -> Math.max(Math.abs(least(row, Math.E)), Math.abs(most(row, Math.E))))
            .reduce(Math.log(band), Math::max);
    return TICKS.stream()
        .filter(each -> most / Math.log(each) <= STEPS)
        .findFirst()
        .orElse(TICKS.get(TICKS.size() - 1));
  }

  private static double least(Row row, double tick) {
    return steps(
        row.interval().isEmpty() ? row.ratio() : Math.min(row.ratio(), row.interval().low()), tick);
  }

  private static double most(Row row, double tick) {
    return steps(Whiskers.end(row.ratio(), row.interval()), tick);
  }

  private static Interval steps(Interval interval, double tick) {
    return interval.isEmpty()
        ? interval
        : new Interval(steps(interval.low(), tick), steps(interval.high(), tick), interval.level());
  }

  /** How many ticks of the axis the ratio lies above 1. */
  private static double steps(double ratio, double tick) {
    return Math.round(Math.log(ratio) / Math.log(tick) * 1e6) / 1e6;
  }
}
