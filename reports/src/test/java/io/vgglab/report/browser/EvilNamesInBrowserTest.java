package io.vgglab.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.EvilNames;
import io.vgglab.report.SampleReports;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.ReportWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class EvilNamesInBrowserTest {

  private static final int PHONE = 360;

  @TempDir Path folder;

  /** All of them at once: each character is as harmless beside the others as alone. */
  @Test
  void evilNames_areTextAndNothingElse() {
    String evil = String.join(" ", EvilNames.all());

    try (Browser browser = new Browser(folder)) {
      for (HtmlPage page : EvilNames.pages(evil)) {
        ReportWriter writer = new ReportWriter(folder.resolve(page.name()));
        Path written = writer.write(page);
        check(browser, written, page.name());
        check(
            browser,
            writer.write(IndexPage.render(writer.summaries(), SampleReports.NOW)),
            "index of " + page.name());
      }
    }
  }

  private static void check(Browser browser, Path page, String name) {
    browser.open(page, PHONE, 800);
    browser.drawAll();

    assertThat(browser.text("typeof window.evil")).as(name).isEqualTo("undefined");
    assertThat(browser.number("document.querySelectorAll('img[src=x]').length"))
        .as(name)
        .isEqualTo(0L);
    assertThat(browser.console()).as(name).isEmpty();
    assertThat(browser.requests()).as(name).isEmpty();
    assertThat(browser.number("document.documentElement.scrollWidth").intValue())
        .as(name)
        .isLessThanOrEqualTo(PHONE);
  }
}
