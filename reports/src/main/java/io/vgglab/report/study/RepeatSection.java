package io.vgglab.report.study;

import io.vgglab.report.chart.IntervalChart;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.List;

/** The section of settings that were trained more than once, with other seeds. */
final class RepeatSection {

  private static final int SHOWN = 20;

  private RepeatSection() {}

  static Section of(StudyReport report) {
    List<RepeatedSetting> settings = RepeatedSetting.of(report);
    return Section.of(
        "repeats",
        "Repeated settings",
        "Trainings of complete trials that differ in the seed alone, each seed once"
            + (settings.stream().allMatch(RepeatedSetting::hasSeeds)
                ? ""
                : "; trials whose seed is unknown count each")
            + ". Intervals are Student's 95 % of the mean, from 3 seeds on.",
        chart(report, settings),
        DifferenceChart.of(report.primary(), settings));
  }

  private static Chart chart(StudyReport report, List<RepeatedSetting> settings) {
    List<RepeatedSetting> shown = settings.stream().limit(SHOWN).toList();
    IntervalChart drawn =
        new IntervalChart(
            report.primary().metric(),
            false,
            shown.stream().map(RepeatSection::row).toList(),
            List.of());
    return new Chart(
        "repeat-means",
        "Mean " + report.primary().metric() + " over seeds",
        Numbers.count(settings.size())
            + (settings.size() == 1 ? " setting was" : " settings were")
            + " trained with more than one seed.",
        settings.size() > SHOWN ? "The best " + SHOWN + " are drawn; the table has all." : "",
        drawn.height(),
        drawn.option(),
        table(report, settings));
  }

  private static IntervalChart.Row row(RepeatedSetting setting) {
    Statistics of = setting.values();
    return new IntervalChart.Row(
        setting.text(),
        of.mean(),
        of.interval95(),
        Numbers.score(of.mean()),
        "var(--c1)",
        setting.text() + "\nmean " + TrialFigures.spread(of));
  }

  private static DataTable table(StudyReport report, List<RepeatedSetting> settings) {
    return DataTable.of(
        "repeat-table",
        "Settings that were trained more than once",
        List.of(
            Column.text("Settings"),
            Column.number("Seeds"),
            Column.number("Mean " + report.primary().metric()),
            Column.text("95 % interval of the mean"),
            Column.number("Standard deviation"),
            Column.number("Lowest"),
            Column.number("Highest"),
            Column.text("Trials")),
        settings.stream().map(RepeatSection::tableRow).toList());
  }

  private static Row tableRow(RepeatedSetting setting) {
    Statistics of = setting.values();
    Interval interval = of.interval95();
    return Row.of(
        Cell.text(setting.text()),
        Cell.count(of.n()),
        Cell.score(of.mean()),
        Cell.text(interval.isEmpty() ? "none, fewer than 3" : TrialFigures.ends(interval)),
        Cell.score(of.deviation()),
        Cell.score(of.min()),
        Cell.score(of.max()),
        Cell.text(setting.numbers()));
  }
}
