package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.page.HtmlPage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LargeStudyTest {

  /** The time is that of the thread, so that a busy machine does not fail the test. */
  @Test
  void thousandTrials_renderSoonAndStaySmall() {
    StudyReport study = SampleStudies.large(1_000, 74);
    StudyPage.render(SampleStudies.large(100, 74));

    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    HtmlPage page = StudyPage.render(study);
    Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);

    assertThat(page.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000_000);
    assertThat(taken).isLessThan(Duration.ofSeconds(2));
    assertThat(StudyCsv.write(study).lines().skip(1)).hasSize(1_000);
    assertThat(page.downloads().get(0).content()).isEqualTo(StudyCsv.write(study));
    assertThat(page.html())
        .contains("each curve keeps at most 20")
        .contains("The best 10 answer to the pointer");
  }
}
