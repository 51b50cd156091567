package io.vgglab.report.study;

import io.vgglab.report.chart.IntervalChart;
import io.vgglab.report.chart.LineChart;
import io.vgglab.report.chart.LineChart.Line;
import io.vgglab.report.chart.Options;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Charts and table of several studies. */
final class StudiesSection {

  private static final String TABLE = "studies-table";

  private final List<StudyReport> studies;
  private final List<String> names;

  StudiesSection(List<StudyReport> studies) {
    this.studies = List.copyOf(studies);
    this.names = distinct(studies.stream().map(StudyReport::name).toList());
  }

  /** The names, numbered from the second of one name on: charts know their lines by them. */
  private static List<String> distinct(List<String> names) {
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String next = name;
      for (int i = 2; distinct.contains(next); i++) {
        next = name + " (" + i + ")";
      }
      distinct.add(next);
    }
    return distinct;
  }

  Chart figures() {
    boolean tested = studies.stream().noneMatch(study -> study.tests().isEmpty());
    List<IntervalChart.Row> rows = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      StudyReport study = studies.get(i);
      double value = tested ? study.tests().get(0).macroF1() : validated(study);
      Interval interval = tested ? study.tests().get(0).interval() : overImages(study);
      if (Double.isFinite(value)) {
        String text = Numbers.score(value);
        String tip =
            names.get(i)
                + "\n"
                + text
                + (interval.isEmpty() ? "" : "\n" + TrialFigures.ends(interval));
        rows.add(
            new IntervalChart.Row(names.get(i), value, interval, text, Options.colour(i), tip));
      }
    }
    String metric = tested ? "macro F1" : studies.get(0).primary().metric();
    IntervalChart drawn = new IntervalChart(metric, false, rows, List.of());
    return new Chart(
            "study-figures",
            TrialFigures.capitalised(metric)
                + (tested ? " on the test set" : " of the best trial, validated"),
            tested
                ? "Of the chosen trial; whisker: the interval that the study gives."
                : whiskers(),
            "",
            drawn.height(),
            drawn.option(),
            DataTable.none())
        .tabledIn(TABLE);
  }

  /**
   * What the intervals are over, which a study of several seeds has other than one of single runs.
   */
  private String whiskers() {
    List<String> over = studies.stream().map(it -> new Separability(it).over()).distinct().toList();
    if (over.size() > 1) {
      return "Whisker: 95 % over the validated images, or over the seeds of a study that has several.";
    }
    return over.get(0).equals("seeds")
        ? "Whisker: Student's 95 % of the mean over seeds."
        : "Whisker: 95 % over the validated images, without the scatter of other seeds.";
  }

  Chart effort() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      List<List<Double>> points = bestByEpochs(studies.get(i));
      if (!points.isEmpty()) {
        lines.add(new Line(names.get(i), Options.colour(i), true, points));
      }
    }
    return new Chart(
        "study-effort",
        "Best " + studies.get(0).primary().metric() + " so far",
        "One line a study.",
        "",
        340,
        lines.isEmpty()
            ? Map.of()
            : LineChart.option(lines, Options.bottomAxis("epochs"), Options.valueAxis("")),
        effortTable());
  }

  private static List<List<Double>> bestByEpochs(StudyReport study) {
    List<List<Double>> points = new ArrayList<>();
    if (study.epochs() == 0) {
      return points; // as in a study of another program, which does not count them
    }
    long epochs = 0;
    double best = Double.NaN;
    for (TrialReport trial : study.trials()) {
      epochs += trial.trainedEpochs();
      if (trial.status() == TrialStatus.COMPLETE && study.primary().better(trial.value(), best)) {
        best = trial.value();
        points.add(Options.point((double) epochs, best));
      }
    }
    if (!points.isEmpty()) {
      points.add(Options.point((double) epochs, best));
    }
    return points;
  }

  private DataTable effortTable() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < studies.size(); i++) {
      for (List<Double> point : bestByEpochs(studies.get(i))) {
        rows.add(
            Row.of(
                Cell.text(names.get(i)),
                Cell.count(point.get(0).longValue()),
                Cell.score(point.get(1))));
      }
    }
    return DataTable.of(
        "effort-table",
        "Each step",
        List.of(Column.text("Study"), Column.number("Epochs"), Column.number("Best so far")),
        rows);
  }

  DataTable table() {
    return DataTable.of(
        TABLE,
        "All studies",
        List.of(
            Column.text("Study"),
            Column.text("Data"),
            Column.number("Trials"),
            Column.number("Complete"),
            Column.number("Epochs"),
            Column.number("Best, validated"),
            Column.text("95 % interval"),
            Column.number("Test macro F1"),
            Column.text("Its interval")),
        IntStream.range(0, studies.size()).mapToObj(this::row).toList());
  }

  private Row row(int index) {
    StudyReport study = studies.get(index);
    List<TestResult> tests = study.tests();
    return Row.of(
        Cell.text(names.get(index)),
        Cell.text(study.data().name()),
        Cell.count(study.trials().size()),
        Cell.count(study.completeTrials().size()),
        Cell.count(study.epochs()),
        Cell.score(validated(study)),
        Cell.text(ends(overImages(study))),
        Cell.score(tests.isEmpty() ? Double.NaN : tests.get(0).macroF1()),
        Cell.text(ends(tests.isEmpty() ? Interval.none() : tests.get(0).interval())));
  }

  private static double validated(StudyReport study) {
    return study.best().map(TrialReport::value).orElse(Double.NaN);
  }

  private static Interval overImages(StudyReport study) {
    return study.best().map(new Separability(study)::interval).orElse(Interval.none());
  }

  private static String ends(Interval interval) {
    return interval.isEmpty() ? Numbers.ABSENT : TrialFigures.ends(interval);
  }
}
