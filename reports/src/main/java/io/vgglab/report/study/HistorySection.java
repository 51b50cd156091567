package io.vgglab.report.study;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import io.vgglab.report.view.SideBySide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The section that shows how the study went on: values by trial number, and what ran when. */
final class HistorySection {

  private HistorySection() {}

  static Section of(StudyReport report) {
    return Section.of(
        "history",
        "History",
        "",
        SideBySide.of(history(report), timeline(report)),
        LedgerChart.of(report));
  }

  private static Chart history(StudyReport report) {
    List<TrialReport> trials = report.completeTrials();
    String metric = report.primary().metric();
    List<List<Double>> best = bestSoFar(report, trials);
    String description =
        best.isEmpty()
            ? ""
            : "The best value so far is "
                + Numbers.score(best.get(best.size() - 1).get(1))
                + " over "
                + Numbers.count(trials.size())
                + " complete trials.";
    return new Chart(
        "history-values",
        TrialFigures.capitalised(report.primary().metric()) + " of complete trials",
        description,
        "",
        300,
        trials.isEmpty() ? Map.of() : historyOption(trials, best),
        historyTable(metric, best));
  }

  private static List<List<Double>> bestSoFar(StudyReport report, List<TrialReport> trials) {
    List<List<Double>> steps = new ArrayList<>();
    double best = Double.NaN;
    for (TrialReport trial : trials) {
      if (trial.status() == TrialStatus.COMPLETE && report.primary().better(trial.value(), best)) {
        best = trial.value();
        steps.add(Options.point(trial.number(), best));
      }
    }
    return steps;
  }

  private static Map<String, Object> historyOption(
      List<TrialReport> trials, List<List<Double>> best) {
    List<List<Double>> line = new ArrayList<>(best);
    if (!best.isEmpty()) {
      line.add(
          Options.point(trials.get(trials.size() - 1).number(), best.get(best.size() - 1).get(1)));
    }
    List<Map<String, Object>> points = Options.list();
    for (TrialReport trial : trials) {
      points.add(
          map(
              "value",
              Options.point(trial.number(), trial.value()),
              "tip",
              TrialFigures.label(trial) + "\n" + TrialFigures.parameters(trial.parameters())));
    }
    return map(
        "grid",
        Options.grid(44),
        "legend",
        map("left", 0, "top", 0, "data", List.of("complete trial", "best so far")),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis("trial", "minInterval", 1),
        "yAxis",
        Options.valueAxis(""),
        "series",
        List.of(
            Options.scatter(points, "name", "complete trial"),
            map(
                "name",
                "best so far",
                "type",
                "line",
                "step",
                "end",
                "symbol",
                "none",
                "lineStyle",
                map("color", "var(--c2)", "width", 2),
                "itemStyle",
                map("color", "var(--c2)"),
                "data",
                line)));
  }

  private static DataTable historyTable(String metric, List<List<Double>> best) {
    return DataTable.of(
        "history-table",
        "Trials that are better than all of a lower number",
        List.of(Column.number("Trial"), Column.number(metric)),
        best.stream()
            .map(step -> Row.of(Cell.ordinal(step.get(0).longValue()), Cell.score(step.get(1))))
            .toList());
  }

  private static Chart timeline(StudyReport report) {
    List<Attempt> attempts =
        report.trials().stream().flatMap(trial -> trial.attempts().stream()).toList();
    Map<String, Object> option = attempts.isEmpty() ? Map.of() : timelineOption(report, attempts);
    int slots = attempts.stream().mapToInt(Attempt::slot).max().orElse(-1) + 1;
    return new Chart(
        "history-slots",
        "What ran when",
        Numbers.count(attempts.size())
            + " attempts in "
            + slots
            + (slots == 1 ? " slot." : " slots."),
        "",
        Math.min(480, 120 + 40 * Math.max(1, slots)),
        option,
        timelineTable(report));
  }

  private static Map<String, Object> timelineOption(StudyReport report, List<Attempt> attempts) {
    Instant start = attempts.stream().map(Attempt::startedAt).min(Instant::compareTo).orElseThrow();
    Instant end = attempts.stream().map(Attempt::endedAt).max(Instant::compareTo).orElseThrow();
    double total = Duration.between(start, end).toMillis() / 1000.0;
    double unit = total > 7_200 ? 3_600 : total > 120 ? 60 : 1;
    String name = unit == 3_600 ? "hours" : unit == 60 ? "minutes" : "seconds";
    int slots = attempts.stream().mapToInt(Attempt::slot).max().orElse(0) + 1;
    List<String> labels = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      labels.add("slot " + slot);
    }
    List<Map<String, Object>> series = Options.list();
    for (TrialStatus status : TrialStatus.values()) {
      List<Map<String, Object>> spans = spans(report, status, start, unit);
      if (!spans.isEmpty()) {
        series.add(
            map(
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
                spans));
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
        Options.namedAxis(labels, "inverse", true),
        "series",
        series);
  }

  private static List<Map<String, Object>> spans(
      StudyReport report, TrialStatus status, Instant start, double unit) {
    List<Map<String, Object>> spans = Options.list();
    for (TrialReport trial : report.trials()) {
      for (Attempt attempt : trial.status() == status ? trial.attempts() : List.<Attempt>of()) {
        double from = Duration.between(start, attempt.startedAt()).toMillis() / 1000.0 / unit;
        double to = from + attempt.seconds() / unit;
        spans.add(
            map(
                "value",
                List.of(from, to, (double) attempt.slot()),
                "tip",
                TrialFigures.label(trial)
                    + "\nattempt "
                    + attempt.number()
                    + ", "
                    + Numbers.duration(attempt.seconds())));
      }
    }
    return spans;
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

  private static DataTable timelineTable(StudyReport report) {
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
