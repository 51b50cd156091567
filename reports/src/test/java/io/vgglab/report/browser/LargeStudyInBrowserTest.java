package io.vgglab.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.study.Objective;
import io.vgglab.report.study.StudyContext;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class LargeStudyInBrowserTest {

  private static final String EVIL = "</script><script>window.evil = 1</script><img src=x>";

  @TempDir Path folder;

  /** The best of 5 openings counts, so that a busy machine does not fail the test. */
  @Test
  void thousandTrials_openSoon() {
    Path page = new ReportWriter(folder).write(StudyPage.render(SampleStudies.large(1_000, 74)));

    try (Browser browser = new Browser(folder)) {
      long millis = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
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
      assertThat(millis).isLessThan(2_000);
    }
  }

  @Test
  void evilNames_areTextAndNothingElse() {
    TrialReport evil = SampleStudies.evil(EVIL);
    StudyReport study =
        StudyReport.of(
            EVIL,
            new Objective(EVIL, Objective.Direction.MAXIMIZE),
            DataFacts.of(EVIL, EvaluatedSplit.TEST),
            List.of(evil),
            new StudyContext(
                SampleStudies.grid().context().createdAt(),
                EVIL,
                Map.of(EVIL, EVIL),
                Map.of(EVIL, EVIL),
                List.of(EVIL)));

    try (Browser browser = new Browser(folder)) {
      browser.open(new ReportWriter(folder).write(StudyPage.render(study)), 1280, 800);
      browser.drawAll();

      assertThat(browser.text("typeof window.evil")).isEqualTo("undefined");
      assertThat(browser.number("document.querySelectorAll('img').length")).isEqualTo(0L);
      assertThat(browser.find("h1").getText()).isEqualTo(EVIL);
      assertThat(browser.console()).isEmpty();
      assertThat(browser.requests()).isEmpty();
    }
  }
}
