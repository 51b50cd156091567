package io.vgglab.report.bench;

import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.text.Slug;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Cell.Tone;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.FactList;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Notice;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.Row;
import io.vgglab.report.view.Section;
import java.util.List;

/** The page of a benchmark run. */
public final class BenchPage {

  private BenchPage() {}

  /**
   * The page, named {@code bench-} and the run's name; the same report always gives the same text.
   */
  public static HtmlPage render(BenchReport report) {
    String name = Slug.of(report.name());
    return PageTemplate.render(
        new Page(
            "bench-" + name,
            "Benchmarks",
            report.name(),
            report.createdAt(),
            headline(report),
            sections(report),
            List.of(
                new Download(
                    name + ".json", "Report as JSON", "application/json", BenchJson.write(report))),
            List.of()));
  }

  private static Headline headline(BenchReport report) {
    return new Headline(
        Numbers.count(report.rows().size()),
        "measured rows",
        "Intervals are 95 % over the means of forks where there are at least 3 of them.",
        List.of(),
        report.notes().stream().map(Notice::note).toList());
  }

  private static List<Section> sections(BenchReport report) {
    return List.of(
        Section.of("results", "Results", "", results(report.rows())),
        Section.of(
            "unavailable",
            "Not measured",
            "Rows that could not be measured on this machine, and why.",
            unavailable(report.unavailable())),
        Section.of("environment", "Environment", "", FactList.of("", report.environment())));
  }

  private static DataTable results(List<BenchRow> rows) {
    List<Column> columns =
        List.of(
            Column.text("Benchmark"),
            Column.text("Engine"),
            Column.text("Preset"),
            Column.text("Batch norm"),
            Column.number("Batch"),
            Column.number("Side"),
            Column.number("Threads"),
            Column.number("Score"),
            Column.text("Unit"),
            Column.number("Samples"));
    return DataTable.of("rows", "All rows", columns, rows.stream().map(BenchPage::row).toList())
        .filterable();
  }

  private static Row row(BenchRow row) {
    Setup setup = row.setup();
    return Row.of(
        Cell.text(row.benchmark()),
        Cell.text(setup.engineOnDevice()),
        Cell.text(setup.preset()),
        Cell.text(setup.batchNorm()),
        Cell.count(setup.plan().batchSize()),
        Cell.count(setup.side()),
        Cell.count(setup.threads()),
        Cell.number(Numbers.significant(row.score().value(), 4), row.score().value())
            .as(Tone.STRONG),
        Cell.text(row.score().unit()),
        Cell.count(row.score().count()));
  }

  private static DataTable unavailable(List<UnavailableRow> rows) {
    return DataTable.of(
        "missing",
        "Rows without a measurement",
        List.of(Column.text("Benchmark"), Column.text("Engine"), Column.text("Reason")),
        rows.stream()
            .map(
                row ->
                    Row.of(
                        Cell.text(row.benchmark()),
                        Cell.text(row.setup().engineOnDevice()),
                        Cell.text(row.reason())))
            .toList());
  }
}
