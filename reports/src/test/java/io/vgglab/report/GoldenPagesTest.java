package io.vgglab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.bench.BenchCsv;
import io.vgglab.report.bench.BenchPage;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.ComparisonCsv;
import io.vgglab.report.compare.ComparisonPage;
import io.vgglab.report.figure.Mistake;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageSummary;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunCsv;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.run.RunReport;
import io.vgglab.report.study.StudiesPage;
import io.vgglab.report.study.StudyCsv;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fragments of pages and CSV, letter by letter, in two locales. */
class GoldenPagesTest {

  @TempDir static Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study.head", "study.test", "study.leaderboard", "study.cost", "seeds.repeats",
        "studies.figures", "run.head", "run.epochs", "bench.results", "compare.rows",
        "index.reports", "index.throughput"
      })
  void fragment_isTheSameInEveryLocale(String name) throws IOException {
    String root = GoldenFile.inRoot(() -> fragment(name));
    String german = GoldenFile.inGerman(() -> fragment(name));

    assertThat(root).isEqualTo(GoldenFile.of(name + ".html", root));
    assertThat(german).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"study", "run", "bench", "compare"})
  void csv_isTheSameInEveryLocale(String name) throws IOException {
    String root = GoldenFile.inRoot(() -> csv(name));
    String german = GoldenFile.inGerman(() -> csv(name));

    assertThat(root).isEqualTo(GoldenFile.of(name + ".csv", root));
    assertThat(german).isEqualTo(root);
  }

  private static String csv(String name) {
    return switch (name) {
      case "study" -> StudyCsv.write(study());
      case "run" -> RunCsv.write(run());
      case "bench" -> BenchCsv.write(bench());
      default -> ComparisonCsv.write(comparison());
    };
  }

  /**
   * The section of a page, or its head; options of charts and the numbers behind are part of it.
   */
  private static String fragment(String name) {
    String[] parts = name.split("\\.", 2);
    String html = page(parts[0]).html();
    if (parts[1].equals("head")) {
      int start = html.indexOf("<div class=\"head\">");
      return html.substring(start, html.indexOf("<section", start));
    }
    int start = html.indexOf("<section id=\"" + parts[1] + "\"");
    return html.substring(start, html.indexOf("</section>", start)) + "</section>\n";
  }

  private static HtmlPage page(String name) {
    return switch (name) {
      case "study" -> StudyPage.render(study());
      case "seeds" -> StudyPage.render(SampleStudies.seeded());
      case "studies" ->
          StudiesPage.render(List.of(study(), SampleStudies.seeded()), SampleReports.NOW);
      case "run" -> RunPage.render(run());
      case "bench" -> BenchPage.render(bench());
      case "compare" -> ComparisonPage.render(comparison());
      default -> IndexPage.render(summaries(), SampleReports.NOW);
    };
  }

  private static Map<String, PageSummary> summaries() {
    ReportWriter writer = new ReportWriter(folder);
    List<Supplier<HtmlPage>> pages =
        List.of(() -> page("study"), () -> page("run"), () -> page("bench"), () -> page("compare"));
    pages.forEach(page -> writer.write(page.get()));
    return writer.summaries();
  }

  /** The first trials of the sample, with its test results. */
  private static StudyReport study() {
    StudyReport grid = SampleStudies.grid();
    int best = grid.tests().get(0).trial();
    return grid.withTrials(
        grid.trials().stream()
            .filter(trial -> trial.number() < 6 || trial.number() == best)
            .toList());
  }

  private static RunReport run() {
    RunReport run = SampleReports.run();
    return new RunReport(
        run.name(),
        run.createdAt(),
        run.spec(),
        run.plan(),
        run.parameterCount(),
        run.data(),
        run.epochs().subList(70, 74),
        run.confusion(),
        run.interval(),
        run.outcome(),
        run.provenance(),
        run.notes(),
        List.<Mistake>of());
  }

  private static BenchReport bench() {
    BenchReport bench = SampleReports.bench();
    return new BenchReport(
        bench.name(),
        bench.createdAt(),
        bench.rows().stream().filter(row -> row.benchmark().endsWith("trainStep")).toList(),
        bench.unavailable(),
        bench.environment(),
        bench.notes());
  }

  private static Comparison comparison() {
    Comparison all = SampleReports.comparison();
    return Comparison.of(all.before(), bench(), Comparison.THRESHOLD);
  }
}
