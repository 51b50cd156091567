package io.vgglab.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import io.vgglab.report.SampleStudies;
import io.vgglab.report.bench.BenchPage;
import io.vgglab.report.compare.ComparisonPage;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.study.StudiesPage;
import io.vgglab.report.study.StudyPage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("browser")
class AccessibilityInBrowserTest {

  private static final String AXE_VERSION = "4.14.1";
  private static final Path AXE = Path.of("target/axe-" + AXE_VERSION).toAbsolutePath();
  private static final String RUN =
      """
      const done = arguments[0];
      axe.run({resultTypes: ['violations']}).then(
        result => done(result.passes.length < 10 ? ['axe checked too little'] : result.violations
          .filter(it => it.impact === 'serious' || it.impact === 'critical')
          .map(it => it.id + ': ' + it.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '))),
        error => done(['axe failed: ' + error]));
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void fetchAxe() throws IOException, InterruptedException {
    if (!Files.exists(AXE.resolve("package/axe.min.js"))) {
      Files.createDirectories(AXE);
      run("npm", "pack", "--silent", "axe-core@" + AXE_VERSION);
      run("tar", "xzf", "axe-core-" + AXE_VERSION + ".tgz", "package/axe.min.js");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void nothingSerious_isFound(String scheme) throws IOException {
    ReportWriter writer = new ReportWriter(folder);
    List<HtmlPage> pages =
        List.of(
            StudyPage.render(SampleStudies.grid()),
            StudyPage.render(SampleStudies.repeated()),
            ComparisonPage.render(SampleReports.comparison()),
            StudiesPage.render(
                List.of(SampleStudies.grid(), SampleStudies.repeated()), SampleReports.NOW),
            RunPage.render(SampleReports.run()),
            BenchPage.render(SampleReports.bench()));
    pages.forEach(writer::write);
    writer.write(IndexPage.render(writer.summaries(), SampleReports.NOW));
    String axe = Files.readString(AXE.resolve("package/axe.min.js"), StandardCharsets.UTF_8);

    try (Browser browser = new Browser(folder)) {
      browser.prefer(scheme);
      for (String file : writer.summaries().keySet()) {
        browser.open(folder.resolve(file), 1280, 800);
        browser.drawAll();
        browser.script(axe);

        assertThat((List<?>) browser.await(RUN)).as(file).isEmpty();
      }
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(AXE.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
