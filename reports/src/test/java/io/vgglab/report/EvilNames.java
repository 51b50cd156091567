package io.vgglab.report;

import io.vgglab.report.bench.BenchPage;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.ComparisonPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.study.StudiesPage;
import io.vgglab.report.study.StudyPage;
import java.util.List;

/** Names that would do harm in a page that took them for anything but text. */
public final class EvilNames {

  private EvilNames() {}

  /**
   * The names: markup, quotes, line separators, a very long word, text that turns the direction.
   */
  public static List<String> all() {
    return List.of(
        "<script>alert(1)</script>",
        "</script><script>window.evil = 1</script><img src=x onerror='window.evil = 1'>",
        "\" autofocus onfocus=\"window.evil = 1\" x='",
        "a\u2028b\u2029c</title>-->",
        "=1+1\n${7*7}&amp;&lt;b&gt;",
        "w".repeat(300),
        "\u202Egnp.x \u0634\u0628\u0643\u0629");
  }

  /** A page of every kind whose every text is {@code text}. */
  public static List<HtmlPage> pages(String text) {
    BenchReport bench = SampleReports.evilBench(text);
    return List.of(
        StudyPage.render(SampleStudies.evil(text)),
        StudiesPage.render(
            List.of(SampleStudies.evil(text), SampleStudies.evil(text + "2")), SampleReports.NOW),
        RunPage.render(SampleReports.evilRun(text)),
        BenchPage.render(bench),
        ComparisonPage.render(Comparison.of(bench, bench, Comparison.THRESHOLD)));
  }
}
