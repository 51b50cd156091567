package io.vgglab.report.study;

import io.vgglab.report.chart.HeatMap;
import io.vgglab.report.figure.ClassFigures;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Inspector;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The section that compares trials: F1 of each class across the best ones, and any two side by
 * side.
 */
final class ClassesSection {

  private static final int MAX_TRIALS = 20;
  private static final int MAX_CLASSES = 20;

  private ClassesSection() {}

  static Section of(StudyReport report, String file) {
    List<TrialReport> trials =
        report.ranked().stream().filter(trial -> !trial.confusion().isEmpty()).toList();
    List<TrialReport> best = trials.stream().limit(MAX_TRIALS).toList();
    return Section.of(
        "compare",
        "Compare trials",
        "On the "
            + report.data().split().label()
            + (report.hasSeeds()
                ? ". Of each trial the first seed."
                : ". Each trial is a single run."),
        trials.isEmpty()
            ? Inspector.none()
            : new Inspector("inspector", file, report.primary().metric(), rate(report)),
        heatMap(best));
  }

  private static String rate(StudyReport report) {
    return CurvesSection.thinning(report.trials()).isNeeded()
        ? "images/s, of the epochs kept"
        : "images/s";
  }

  private static Chart heatMap(List<TrialReport> trials) {
    List<String> classes = trials.isEmpty() ? List.of() : trials.get(0).confusion().classes();
    List<HeatMap.Score> cells = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Row> table = new ArrayList<>();
    double low = 1;
    double high = 0;
    for (TrialReport trial : trials) {
      List<Cell> row = new ArrayList<>(List.of(Cell.ordinal(trial.number())));
      for (ClassFigures each : trial.confusion().figures()) {
        String tip = "F1 " + Numbers.score(each.f1()) + "\ntrial " + trial.number();
        cells.add(
            new HeatMap.Score(row.size() - 1, names.size(), each.f1(), tip + "\n" + each.name()));
        row.add(Cell.score(each.f1()));
        low = Math.min(low, each.f1());
        high = Math.max(high, each.f1());
      }
      names.add("trial " + trial.number());
      table.add(new Row("", row));
    }
    boolean drawn = trials.size() > 1 && classes.size() <= MAX_CLASSES && sameClasses(trials);
    return new Chart(
        "class-f1",
        "F1 of each class across the best trials",
        "The best " + trials.size() + " trials that have a confusion matrix, best on top.",
        "",
        70 + 26 * Math.max(1, trials.size()),
        drawn ? new HeatMap(classes, names, cells, low, high).option("", "") : Map.of(),
        drawn
            ? DataTable.of("class-f1-table", "F1 of each class", columns(classes), table)
            : DataTable.none());
  }

  private static boolean sameClasses(List<TrialReport> trials) {
    return trials.stream().map(trial -> trial.confusion().classes()).distinct().count() == 1;
  }

  private static List<Column> columns(List<String> classes) {
    List<Column> columns = new ArrayList<>(List.of(Column.number("Trial")));
    classes.forEach(name -> columns.add(Column.number(name)));
    return columns;
  }
}
