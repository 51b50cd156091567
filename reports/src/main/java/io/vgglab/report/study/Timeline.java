package io.vgglab.report.study;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The picture of what ran when: a row for each slot, a bar for each attempt. */
final class Timeline {

  private static final int MOST_PIXELS = 480;

  private final StudyReport report;
  private final List<Lane> lanes;

  private Timeline(StudyReport report) {
    this.report = report;
    lanes = Lane.of(report.trials());
  }

  static Chart of(StudyReport report) {
    return new Timeline(report).chart();
  }

  private Chart chart() {
    return new Chart(
        "history-slots",
        "What ran when",
        description(),
        "",
        Math.min(MOST_PIXELS, 120 + 40 * Math.max(1, lanes.size())),
        lanes.isEmpty() ? Map.of() : option(),
        table());
  }

  private String description() {
    int attempts = lanes.stream().mapToInt(lane -> lane.spans().size()).sum();
    boolean several = lanes.stream().anyMatch(lane -> lane.place() > 1);
    return Numbers.count(attempts)
        + (attempts == 1 ? " attempt in " : " attempts in ")
        + lanes.size()
        + (lanes.size() == 1 ? " slot." : " slots.")
        + (several
            ? " Several processes had slots of the same number at once; each has a row."
            : "");
  }

  private Map<String, Object> option() {
    List<Attempt> attempts =
        lanes.stream().flatMap(lane -> lane.spans().stream()).map(Lane.Span::attempt).toList();
    Instant start = attempts.stream().map(Attempt::startedAt).min(Instant::compareTo).orElseThrow();
    Instant end = attempts.stream().map(Attempt::endedAt).max(Instant::compareTo).orElseThrow();
    double total = Duration.between(start, end).toMillis() / 1000.0;
    double unit = total > 7_200 ? 3_600 : total > 120 ? 60 : 1;
    String name = unit == 3_600 ? "hours" : unit == 60 ? "minutes" : "seconds";
    List<Map<String, Object>> series = Options.list();
    for (TrialStatus status : TrialStatus.values()) {
      List<Map<String, Object>> bars = bars(status, start, unit);
      if (!bars.isEmpty()) {
        series.add(series(status, bars));
      }
    }
    return map(
        "grid",
        Options.grid(44),
        "legend",
        map("left", 0, "top", 0),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis(name + " since the start", "scale", false, "min", 0),
        "yAxis",
        Options.namedAxis(lanes.stream().map(Lane::label).toList(), "inverse", true),
        "series",
        series);
  }

  private static Map<String, Object> series(TrialStatus status, List<Map<String, Object>> bars) {
    return map(
        "name",
        status.label(),
        "type",
        "custom",
        "drawing",
        "span",
        "encode",
        map("x", List.of(0, 1), "y", 2),
        "itemStyle",
        map("color", colour(status)),
        "data",
        bars);
  }

  private List<Map<String, Object>> bars(TrialStatus status, Instant start, double unit) {
    List<Map<String, Object>> bars = Options.list();
    for (int row = 0; row < lanes.size(); row++) {
      for (Lane.Span span : lanes.get(row).spans()) {
        if (span.trial().status() == status) {
          bars.add(bar(span, row, start, unit));
        }
      }
    }
    return bars;
  }

  private static Map<String, Object> bar(Lane.Span span, int row, Instant start, double unit) {
    Attempt attempt = span.attempt();
    double from = Duration.between(start, attempt.startedAt()).toMillis() / 1000.0 / unit;
    return map(
        "value",
        List.of(from, from + attempt.seconds() / unit, (double) row),
        "tip",
        TrialFigures.label(span.trial())
            + "\nattempt "
            + attempt.number()
            + ", "
            + Numbers.duration(attempt.seconds()));
  }

  private static String colour(TrialStatus status) {
    return switch (status) {
      case COMPLETE -> "var(--c1)";
      case PRUNED -> "var(--c5)";
      case INFEASIBLE -> "var(--c4)";
      case FAILED -> "var(--c2)";
      case RUNNING -> "var(--c3)";
      case WAITING -> "var(--c7)";
    };
  }

  private DataTable table() {
    List<Row> rows = new ArrayList<>();
    for (TrialReport trial : report.trials()) {
      for (Attempt attempt : trial.attempts()) {
        rows.add(
            Row.of(
                Cell.ordinal(trial.number()),
                Cell.count(attempt.number()),
                Cell.count(attempt.slot()),
                Cell.text(Numbers.moment(attempt.startedAt())),
                Cell.number(Numbers.duration(attempt.seconds()), attempt.seconds()),
                Cell.text(trial.status().label())));
      }
    }
    return DataTable.of(
        "slots-table",
        "Attempts",
        List.of(
            Column.number("Trial"),
            Column.number("Attempt"),
            Column.number("Slot"),
            Column.text("Started"),
            Column.number("Time"),
            Column.text("State")),
        rows);
  }
}
