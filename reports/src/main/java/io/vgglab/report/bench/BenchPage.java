package io.vgglab.report.bench;

import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.text.Slug;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.Fact;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Notice;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.Section;
import io.vgglab.report.view.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                new Download("csv", "Rows as CSV", "text/csv", BenchCsv.write(report)),
                new Download(
                    "json", "Report as JSON", "application/json", BenchJson.write(report))),
            BenchDigest.of(report)));
  }

  private static Headline headline(BenchReport report) {
    Optional<BenchRow> fastest = fastest(report);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Measured rows", Numbers.count(report.rows().size())));
    facts.add(new Fact("Not measured", Numbers.count(report.unavailable().size())));
    if (!engines(report).isEmpty()) {
      facts.add(new Fact("Engines", engines(report)));
    }
    facts.add(
        new Fact(
            "Noisy rows",
            Numbers.count(
                report.rows().stream().filter(row -> Throughput.of(row).noisy()).count())));
    return new Headline(
        fastest
            .map(row -> Numbers.significant(Throughput.of(row).value(), 4))
            .orElse(Numbers.count(report.rows().size())),
        fastest.map(row -> "images/s, " + row.benchmark()).orElse("measured rows"),
        fastest.map(row -> List.of(sentence(report, row))).orElse(List.of()),
        facts,
        report.notes().stream().map(Notice::note).toList());
  }

  private static String sentence(BenchReport report, BenchRow fastest) {
    return "The fastest train step: "
        + SetupLabels.of(report).label(fastest.setup())
        + "; "
        + ResultTable.spread(Throughput.of(fastest), fastest.score())
        + ".";
  }

  private static Optional<BenchRow> fastest(BenchReport report) {
    return report.rows().stream()
        .filter(row -> row.benchmark().endsWith("trainStep"))
        .filter(row -> Throughput.of(row).isImagesPerSecond())
        .max(
            (left, right) ->
                Double.compare(Throughput.of(left).value(), Throughput.of(right).value()));
  }

  private static String engines(BenchReport report) {
    return report.rows().stream()
        .map(BenchRow::setup)
        .filter(setup -> setup.plan().batchSize() > 0)
        .map(Setup::engineOnDevice)
        .filter(engine -> !engine.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static List<Section> sections(BenchReport report) {
    BenchCharts charts = new BenchCharts(report);
    List<String> benchmarks = report.rows().stream().map(BenchRow::benchmark).distinct().toList();
    Stream<Block> bars =
        benchmarks.stream()
            .filter(benchmark -> !SearchSection.draws(report, benchmark))
            .map(charts::bars);
    Stream<Block> scaling = benchmarks.stream().map(charts::scaling);
    Stream<Block> threads = benchmarks.stream().map(charts::threads);
    return List.of(
        Section.of(
            "bars",
            "By engine",
            "Images per second where a row has a batch size, the harness's unit otherwise.",
            new SideBySide(bars.toList())),
        Section.of("scaling", "By batch size", "", new SideBySide(scaling.toList())),
        Section.of("threads", "By threads", "", new SideBySide(threads.toList())),
        new LayerSection(report).section(),
        Section.of(
            "resize",
            "Resize",
            "What the resize inside the network costs alone, and as a share of a training step that"
                + " contains one of the same side, by image; no share where no such step was measured.",
            ResizeTable.of(report)),
        SearchSection.of(report),
        Section.of(
            "memory",
            "Memory",
            "The largest of all forks, engine and harness together. Heap and resident memory are the"
                + " peaks of the process; native memory is what was resident outside the heap at the"
                + " end of an iteration, GPU memory what was in use on the device then.",
            MemoryTable.of(report)),
        Section.of(
            "results",
            "Results",
            "Intervals are Student's 95 % over the means of forks, from 3 forks on; the harness's"
                + " own error pools the samples of all forks.",
            ResultTable.results(report)),
        Section.of(
            "unavailable",
            "Not measured",
            "What could not be measured on this machine, and why.",
            ResultTable.unavailable(report)),
        Section.of("samples-section", "Raw samples", "", ResultTable.samples(report)),
        EnvironmentSection.of(report));
  }
}
