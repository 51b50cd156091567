package io.vgglab.report.study;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section that ranks the trials. */
final class Leaderboard {

  /** Id of the table of all trials, which holds the figures of several charts. */
  static final String TABLE = "trials";

  private Leaderboard() {}

  static Section of(StudyReport report) {
    List<String> parameters = report.parameterNames();
    List<TrialReport> ranked = report.ranked();
    int best = report.best().map(TrialReport::number).orElse(-1);
    Separability separability = new Separability(report);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      rows.add(row(i + 1, ranked.get(i), parameters, best, separability));
    }
    String lead =
        "Complete trials by "
            + report.primary().metric()
            + " on the "
            + report.data().split().label()
            + ", then pruned ones, then the rest. "
            + (report.hasSeeds()
                ? "Each row is a mean over seeds; epochs and images/s are the first seed's, the time is"
                    + " that of all."
                : "Each row is a single run.")
            + (separability.isKnown() ? " " + separability.rule() : "");
    return Section.of(
        "leaderboard",
        "Leaderboard",
        lead,
        DataTable.of(TABLE, "All trials", columns(report, parameters, separability), rows)
            .filterable()
            .pinnable());
  }

  private static List<Column> columns(
      StudyReport report, List<String> parameters, Separability separability) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.number("Rank"));
    columns.add(Column.number("Trial"));
    columns.add(Column.number(TrialFigures.capitalised(report.primary().metric())));
    if (separability.isKnown()) {
      columns.add(Column.text("95 % interval"));
      columns.add(Column.text("Against the best"));
    }
    columns.add(Column.text("State"));
    for (String name : parameters) {
      columns.add(new Column(name, isNumeric(report, name)));
    }
    columns.add(Column.number("Epochs"));
    columns.add(Column.number("Images/s"));
    columns.add(Column.number("Time"));
    columns.add(Column.text("Remark"));
    return columns;
  }

  private static Row row(
      int rank, TrialReport trial, List<String> parameters, int best, Separability separability) {
    Tone tone = trial.number() == best ? Tone.STRONG : Tone.PLAIN;
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.count(rank).as(Tone.QUIET));
    cells.add(Cell.ordinal(trial.number()));
    cells.add(Cell.score(trial.value()).as(tone));
    if (separability.isKnown()) {
      Interval interval = separability.interval(trial);
      String ends = interval.isEmpty() ? Numbers.ABSENT : TrialFigures.ends(interval);
      cells.add(Cell.text(ends).as(Tone.QUIET));
      cells.add(Cell.text(separability.verdict(trial)).as(tone));
    }
    cells.add(Cell.text(trial.status().label()).as(tone(trial.status())));
    for (String name : parameters) {
      cells.add(
          Optional.ofNullable(trial.parameters().get(name))
              .map(ParameterSection::cell)
              .orElse(new Cell(Numbers.ABSENT, "", Tone.QUIET)));
    }
    cells.add(Cell.count(trial.epochs().size()));
    double rate = TrialFigures.imagesPerSecond(trial);
    cells.add(Cell.number(Numbers.significant(rate, 4), rate));
    cells.add(Cell.number(Numbers.duration(trial.seconds()), trial.seconds()));
    cells.add(Cell.text(remark(trial)).as(Tone.QUIET));
    return new Row(trial.status().label(), cells);
  }

  private static String remark(TrialReport trial) {
    int attempts = trial.attempts().stream().mapToInt(Attempt::number).max().orElse(1);
    String again = attempts > 1 ? "attempt " + attempts : "";
    return trial.reason().isEmpty() || again.isEmpty()
        ? trial.reason() + again
        : trial.reason() + "; " + again;
  }

  private static Tone tone(TrialStatus status) {
    return switch (status) {
      case COMPLETE -> Tone.PLAIN;
      case PRUNED, INFEASIBLE -> Tone.QUIET;
      case FAILED -> Tone.BAD;
      case RUNNING -> Tone.GOOD;
      case WAITING -> Tone.QUIET;
    };
  }

  private static boolean isNumeric(StudyReport report, String name) {
    return report.trials().stream()
        .flatMap(trial -> Optional.ofNullable(trial.parameters().get(name)).stream())
        .allMatch(ParameterValue::isNumber);
  }
}
