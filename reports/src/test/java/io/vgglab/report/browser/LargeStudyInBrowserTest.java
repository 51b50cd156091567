package io.vgglab.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.study.StudyPage;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class LargeStudyInBrowserTest {

  @TempDir Path folder;

  private static final long BOUND_MILLIS = 5_000;

  /** One of 5 openings is enough and the bound is wide: machines are busy. */
  @Test
  void thousandTrials_openSoon() {
    Path page = new ReportWriter(folder).write(StudyPage.render(SampleStudies.large(1_000, 74)));

    try (Browser browser = new Browser(folder)) {
      long millis = Long.MAX_VALUE;
      for (int i = 0; i < 5 && millis >= BOUND_MILLIS; i++) {
        browser.open(page, 1280, 800);
        millis =
            Math.min(
                millis,
                browser
                    .number("performance.getEntriesByType('navigation')[0].loadEventEnd")
                    .longValue());
      }
      browser.drawAll();

      assertThat(browser.console()).isEmpty();
      assertThat(millis).isLessThan(BOUND_MILLIS);
    }
  }
}
