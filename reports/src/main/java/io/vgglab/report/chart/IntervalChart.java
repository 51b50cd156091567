package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Figures with their intervals, one row each, and values to hold them against as upright lines.
 *
 * @param axis name of the figures
 * @param fromZero whether bars grow from 0; points on an axis of their own range otherwise
 * @param rows from top to bottom
 * @param marks values to hold against
 */
public record IntervalChart(String axis, boolean fromZero, List<Row> rows, List<Mark> marks) {

  private static final int ROW = 34;
  private static final int MARK = 16;

  /** A figure by name, its interval (or none), its text, its colour and what the pointer shows. */
  public record Row(
      String name, double value, Interval interval, String text, String colour, String tip) {

    /** Checks that all is there. */
    public Row {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(interval, "interval");
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(colour, "colour");
      Objects.requireNonNull(tip, "tip");
    }

    private double end() {
      return Whiskers.end(value, interval);
    }
  }

  /** A value by name. */
  public record Mark(String name, double value) {

    /** Checks that the name is there. */
    public Mark {
      Objects.requireNonNull(name, "name");
    }
  }

  /** Copies the lists. */
  public IntervalChart {
    Objects.requireNonNull(axis, "axis");
    rows = List.copyOf(rows);
    marks = List.copyOf(marks);
  }

  /** The height that the rows need, in CSS pixels. */
  public int height() {
    return 64 + ROW * Math.max(1, rows.size()) + MARK * marks.size();
  }

  /** The ECharts option; empty without rows. */
  public Map<String, Object> option() {
    if (rows.isEmpty()) {
      return Map.of();
    }
    return map(
        "grid",
        map(
            "left",
            4,
            "right",
            64,
            "top",
            8 + MARK * marks.size(),
            "bottom",
            24,
            "containLabel",
            true),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        fromZero
            ? Options.bottomAxis(axis, "scale", false, "min", 0, "splitNumber", 4)
            : Options.bottomAxis(
                axis,
                "min",
                low(),
                "max",
                high(),
                "splitNumber",
                4,
                "axisLabel",
                Options.labelsApart("showMinLabel", false, "showMaxLabel", false)),
        "yAxis",
        Options.rowAxis(rows.stream().map(Row::name).toList()),
        "series",
        List.of(
            figures(),
            Whiskers.of(rows.stream().map(Row::interval).toList()),
            Whiskers.texts(
                rows.stream().map(Row::end).toList(), rows.stream().map(Row::text).toList())));
  }

  private Map<String, Object> figures() {
    List<Map<String, Object>> data = Options.list();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      data.add(
          map(
              "value",
              fromZero ? row.value() : (Object) Options.point(row.value(), i),
              "tip",
              row.tip(),
              "itemStyle",
              map("color", row.colour())));
    }
    return map(
        "type",
        fromZero ? "bar" : "scatter",
        "barMaxWidth",
        16,
        "symbolSize",
        10,
        "z",
        3,
        "data",
        data,
        "markLine",
        map("silent", true, "symbol", "none", "animation", false, "data", lines()));
  }

  /** Dashed lines, their names above the rows, each in a line of its own so that none overlap. */
  private List<Map<String, Object>> lines() {
    List<Map<String, Object>> lines = Options.list();
    for (Mark mark : marks) {
      double place = fromZero ? 0.5 : (mark.value() - low()) / (high() - low());
      lines.add(
          map(
              "xAxis",
              mark.value(),
              "label",
              map(
                  "position",
                  "start",
                  "distance",
                  List.of(0, 4 + MARK * lines.size()),
                  "align",
                  place < 1 / 3.0 ? "left" : place > 2 / 3.0 ? "right" : "center",
                  "formatter",
                  mark.name(),
                  "color",
                  "var(--muted)",
                  "fontSize",
                  11),
              "lineStyle",
              map("color", "var(--c7)", "type", "dashed", "width", 1)));
    }
    return lines;
  }

  private double low() {
    return tidy(lowest(), -1);
  }

  private double high() {
    return tidy(highest(), 1);
  }

  private double lowest() {
    double low =
        rows.stream()
            .mapToDouble(row -> row.interval().isEmpty() ? row.value() : row.interval().low())
            .min()
            .orElse(0);
    return marks.stream().mapToDouble(Mark::value).reduce(low, Math::min);
  }

  private double highest() {
    double high = rows.stream().mapToDouble(Row::end).max().orElse(1);
    return marks.stream().mapToDouble(Mark::value).reduce(high, Math::max);
  }

  /** The end moved outwards to a round number. */
  private double tidy(double end, int direction) {
    double size = end == 0 ? highest() - lowest() : Math.abs(end);
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, size))) - 1) / 2;
    double moved = end + direction * step / 2;
    double steps = direction < 0 ? Math.floor(moved / step) : Math.ceil(moved / step);
    return Numbers.rounded(steps * step, 10);
  }
}
