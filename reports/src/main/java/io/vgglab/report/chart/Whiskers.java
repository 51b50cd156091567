package io.vgglab.report.chart;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.figure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What charts with one row a figure draw beside it: intervals, and texts to their right. */
public final class Whiskers {

  private Whiskers() {}

  /** The series of the intervals, one a row from 0; rows without one stay empty. */
  public static Map<String, Object> of(List<Interval> intervals) {
    List<List<Double>> data = new ArrayList<>();
    for (int row = 0; row < intervals.size(); row++) {
      Interval interval = intervals.get(row);
      if (!interval.isEmpty()) {
        data.add(List.of(interval.low(), interval.high(), (double) row));
      }
    }
    return map(
        "type",
        "custom",
        "drawing",
        "interval",
        "z",
        4,
        "silent",
        true,
        "encode",
        map("x", List.of(0, 1), "y", 2),
        "itemStyle",
        map("color", "var(--ink)"),
        "data",
        data);
  }

  /** The series of the texts, one a row from 0, each right of its end on the axis. */
  public static Map<String, Object> texts(List<Double> ends, List<String> texts) {
    List<Map<String, Object>> data = Options.list();
    for (int row = 0; row < texts.size(); row++) {
      data.add(
          map(
              "value",
              Options.point(ends.get(row), row),
              "label",
              map(
                  "show",
                  true,
                  "position",
                  "right",
                  "distance",
                  8,
                  "formatter",
                  texts.get(row),
                  "color",
                  "var(--muted)")));
    }
    return map("type", "scatter", "symbolSize", 0, "silent", true, "data", data);
  }

  /** The right end of what is drawn of a figure. */
  public static double end(double value, Interval interval) {
    return interval.isEmpty() ? value : Math.max(value, interval.high());
  }
}
