package io.vgglab.report.study;

import io.vgglab.report.chart.ClassTable;
import io.vgglab.report.chart.ConfusionChart;
import io.vgglab.report.chart.IntervalChart;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import io.vgglab.report.view.SideBySide;
import java.util.ArrayList;
import java.util.List;

/** The section of the test set, which is opened once at the end of a study. */
final class TestSection {

  private TestSection() {}

  static Section of(StudyReport report) {
    List<Block> blocks = new ArrayList<>();
    if (!report.tests().isEmpty()) {
      blocks.add(chart(report));
      blocks.add(table(report));
    }
    for (int i = 0; i < report.tests().size(); i++) {
      TestResult result = report.tests().get(i);
      blocks.add(
          SideBySide.of(
              ConfusionChart.of(
                  "test-confusion-" + i,
                  "Confusion on the test set, " + result.role(),
                  result.confusion()),
              ClassTable.of(
                  "test-classes-" + i,
                  "Per class on the test set, " + result.role(),
                  result.confusion())));
    }
    return new Section(
        "test",
        "Test set",
        (report.tests().stream().anyMatch(it -> it.choice() == TestResult.Choice.ON_TEST)
                ? "The best trial was selected on these very images, so its figure is optimistic."
                : "Opened once, after the study ended; nothing was selected by these figures.")
            + (report.hasSeeds() ? " Of several seeds the network of the first is tested." : ""),
        blocks);
  }

  private static Chart chart(StudyReport report) {
    List<IntervalChart.Row> rows = new ArrayList<>();
    for (TestResult result : report.tests()) {
      rows.add(
          new IntervalChart.Row(
              result.role(),
              result.macroF1(),
              result.interval(),
              Numbers.score(result.macroF1()),
              rows.isEmpty() ? "var(--c1)" : "var(--c7)",
              result.role()
                  + "\n"
                  + Numbers.score(result.macroF1())
                  + "\n"
                  + interval(result.interval())));
    }
    IntervalChart drawn =
        new IntervalChart(
            "macro F1",
            false,
            rows,
            report.references().stream()
                .map(it -> new IntervalChart.Mark(mark(it), it.value()))
                .toList());
    return new Chart(
        "test-figures",
        "Macro F1 on the test set",
        "Point: the figure; whisker: its interval; dashed: published values.",
        "",
        drawn.height(),
        drawn.option(),
        DataTable.none(),
        "test-results");
  }

  private static String mark(Reference reference) {
    return reference.name() + ": " + Numbers.significant(reference.value(), 4);
  }

  private static DataTable table(StudyReport report) {
    List<Row> rows = new ArrayList<>();
    report.tests().forEach(result -> rows.add(row(result)));
    report
        .references()
        .forEach(
            reference ->
                rows.add(
                    Row.of(
                        Cell.text(reference.name()).as(Tone.QUIET),
                        Cell.text("published").as(Tone.QUIET),
                        Cell.number(Numbers.fixed(reference.value(), 2), reference.value())
                            .as(Tone.QUIET),
                        Cell.text(Numbers.ABSENT).as(Tone.QUIET),
                        Cell.text("").as(Tone.QUIET),
                        Cell.text("").as(Tone.QUIET))));
    return DataTable.of(
        "test-results",
        "Macro F1 on the test set",
        List.of(
            Column.text("Network"),
            Column.text("Trial"),
            Column.number("Macro F1"),
            Column.text("Interval"),
            Column.text("Chosen"),
            Column.text("How")),
        rows);
  }

  private static Row row(TestResult result) {
    return Row.of(
        Cell.text(result.role()),
        Cell.text(result.trial() < 0 ? Numbers.ABSENT : Integer.toString(result.trial())),
        Cell.score(result.macroF1()).as(Tone.STRONG),
        Cell.text(interval(result.interval())),
        Cell.text(result.choice().label()),
        Cell.text(result.how()).as(Tone.QUIET));
  }

  static String interval(Interval interval) {
    return interval.isEmpty()
        ? "single run, no interval"
        : Numbers.significant(100 * interval.level(), 3)
            + " % interval "
            + Numbers.score(interval.low())
            + " to "
            + Numbers.score(interval.high());
  }
}
