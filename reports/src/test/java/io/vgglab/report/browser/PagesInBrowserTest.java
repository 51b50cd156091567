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
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("browser")
class PagesInBrowserTest {

  private static final String SHOTS = System.getProperty("shots", "");
  private static final Path SITE = Path.of("target/site-sample").toAbsolutePath();

  @TempDir static Path downloads;
  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = new Browser(downloads);
    ReportWriter writer = new ReportWriter(SITE);
    pages().forEach(writer::write);
    writer.write(IndexPage.render(writer.summaries(), SampleReports.NOW));
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  static List<HtmlPage> pages() {
    return List.of(
        StudyPage.render(SampleStudies.grid()),
        StudyPage.render(SampleStudies.repeated()),
        StudyPage.render(SampleStudies.seeded()),
        ComparisonPage.render(SampleReports.comparison()),
        StudiesPage.render(
            List.of(SampleStudies.grid(), SampleStudies.repeated()), SampleReports.NOW),
        RunPage.render(SampleReports.run()),
        BenchPage.render(SampleReports.bench()));
  }

  static List<String> files() {
    return Stream.concat(Stream.of("index.html"), pages().stream().map(HtmlPage::fileName))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void page_isSilentAsksNobodyAndFitsEveryScreen(String file) {
    for (String scheme : List.of("light", "dark")) {
      for (int width : List.of(1280, 360)) {
        browser.prefer(scheme);
        browser.open(SITE.resolve(file), width, 800);
        browser.drawAll();
        if (!SHOTS.isEmpty()) {
          browser.photograph(Path.of(SHOTS, file + "-" + width + "-" + scheme + ".png"));
        }

        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.number("document.documentElement.scrollWidth").intValue())
            .isLessThanOrEqualTo(width);
      }
    }
  }
}
