package io.vgglab.report.compare;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.SetupLabels;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.text.Slug;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Digest;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.Fact;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Notice;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The page of a comparison. */
public final class ComparisonPage {

  private static final String TABLE = "comparison";
  private static final String METHOD =
      "Ratio: time of an operation now over time before, above 1 is slower. Interval: 95 % by"
          + " Welch's t on the logarithms of the means of forks, from 3 forks a side on. p: two-sided Mann-Whitney over"
          + " means of forks, from 4 forks a side on; below, the row is untested.";

  private ComparisonPage() {}

  /** The page, named {@code compare-} and the newer run's name. */
  public static HtmlPage render(Comparison comparison) {
    BenchReport after = comparison.after();
    return PageTemplate.render(
        new Page(
            "compare-" + Slug.of(after.name()),
            "Comparison",
            comparison.before().name() + " and " + after.name(),
            after.createdAt(),
            headline(comparison),
            List.of(
                Section.of(
                    "rows",
                    "Row by row",
                    METHOD,
                    RatioSection.chart(comparison, TABLE),
                    rows(comparison)),
                Section.of("sides", "On one side only", "", oneSided(comparison)),
                Section.of(
                    "environment",
                    "Environments",
                    "What differs between the machines and builds of the two runs.",
                    environments(comparison))),
            List.of(
                new Download("csv", "Rows as CSV", "text/csv", ComparisonCsv.write(comparison))),
            Digest.of(
                Digest.Shape.BARS,
                comparison.rows().stream().map(row -> Math.log(row.ratio())).toList())));
  }

  private static Headline headline(Comparison comparison) {
    long slower = count(comparison, Verdict.SLOWER);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Before", Numbers.moment(comparison.before().createdAt())));
    facts.add(new Fact("Now", Numbers.moment(comparison.after().createdAt())));
    facts.add(new Fact("Faster", Numbers.count(count(comparison, Verdict.FASTER))));
    facts.add(new Fact("Same", Numbers.count(count(comparison, Verdict.SAME))));
    facts.add(new Fact("Untested", Numbers.count(count(comparison, Verdict.UNTESTED))));
    String label = slower == 1 ? "row is slower" : "rows are slower";
    List<Notice> notices = new ArrayList<>();
    comparison
        .flaw()
        .ifPresent(flaw -> notices.add(Notice.caution("Not all was compared: " + flaw + ".")));
    comparison.cautions().stream().map(Notice::caution).forEach(notices::add);
    return new Headline(
        Numbers.count(slower),
        comparison.flaw().isPresent() ? label + ", and not all was compared" : label,
        List.of(
            String.format(
                Locale.ROOT,
                "Of %d %s that both runs measured; a difference counts above %s %% with p below"
                    + " %.2f and an interval that leaves 1 out.",
                comparison.rows().size(),
                comparison.rows().size() == 1 ? "row" : "rows",
                Numbers.significant(100 * comparison.threshold(), 3),
                RowComparison.SIGNIFICANCE)),
        facts,
        notices);
  }

  private static DataTable rows(Comparison comparison) {
    SetupLabels labels = new SetupLabels(comparison.rows().stream().map(RowComparison::setup));
    return DataTable.of(
            TABLE,
            "Every row that both runs measured",
            List.of(
                Column.text("Benchmark"),
                Column.text("Setup"),
                Column.text("Verdict"),
                Column.number("Ratio"),
                Column.text("95 % interval"),
                Column.number("p"),
                Column.text("Forks"),
                Column.number("Before"),
                Column.number("Now"),
                Column.text("Unit")),
            comparison.rows().stream().map(row -> row(row, labels)).toList())
        .filterable();
  }

  private static Row row(RowComparison row, SetupLabels labels) {
    return Row.of(
        Cell.text(row.benchmark()),
        Cell.text(labels.label(row.setup())),
        Cell.text(row.verdict().name().toLowerCase(Locale.ROOT)).as(tone(row.verdict())),
        Cell.number(Numbers.fixed(row.ratio(), 3), row.ratio()).as(Tone.STRONG),
        Cell.interval(interval(row), row.interval()),
        Cell.number(Numbers.significant(row.probability(), 2), row.probability()),
        Cell.text(row.before().forks() + ", " + row.after().forks()),
        Cell.number(Numbers.significant(row.before().value(), 4), row.before().value()),
        Cell.number(Numbers.significant(row.after().value(), 4), row.after().value()),
        Cell.text(row.after().unit()));
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case SLOWER -> Tone.BAD;
      case FASTER -> Tone.GOOD;
      case SAME -> Tone.PLAIN;
      case UNTESTED -> Tone.QUIET;
    };
  }

  static String interval(RowComparison row) {
    Interval interval = row.interval();
    return interval.isEmpty()
        ? "none"
        : Numbers.fixed(interval.low(), 3) + " to " + Numbers.fixed(interval.high(), 3);
  }

  private static DataTable oneSided(Comparison comparison) {
    SetupLabels labels =
        new SetupLabels(
            Stream.concat(comparison.onlyBefore().stream(), comparison.onlyAfter().stream())
                .map(BenchRow::setup));
    List<Row> rows = new ArrayList<>();
    comparison.onlyBefore().forEach(row -> rows.add(side("before", row, labels)));
    comparison.onlyAfter().forEach(row -> rows.add(side("now", row, labels)));
    return DataTable.of(
        "one-sided",
        "Rows that only one run measured",
        List.of(Column.text("Run"), Column.text("Benchmark"), Column.text("Setup")),
        rows);
  }

  private static Row side(String run, BenchRow row, SetupLabels labels) {
    return Row.of(Cell.text(run), Cell.text(row.benchmark()), Cell.text(labels.label(row.setup())));
  }

  private static DataTable environments(Comparison comparison) {
    Map<String, String> before = comparison.before().environment();
    Map<String, String> after = comparison.after().environment();
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return DataTable.of(
        "environments",
        "Facts that differ",
        List.of(Column.text("Fact"), Column.text("Before"), Column.text("Now")),
        names.stream()
            .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
            .map(
                name ->
                    Row.of(
                        Cell.text(name),
                        Cell.text(before.getOrDefault(name, Numbers.ABSENT)),
                        Cell.text(after.getOrDefault(name, Numbers.ABSENT))))
            .toList());
  }

  private static long count(Comparison comparison, Verdict verdict) {
    return comparison.rows().stream().filter(row -> row.verdict() == verdict).count();
  }
}
