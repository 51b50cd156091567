package io.vgglab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageSummary;
import io.vgglab.report.page.ReportWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvilNamesTest {

  /** As browsers read them: quoted in either way, or not at all. */
  private static final String VALUES = "(?:\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)";

  private static final Pattern TAG =
      Pattern.compile("</?[a-zA-Z][a-zA-Z0-9]*(?:\\s+[a-zA-Z-]+(?:=" + VALUES + ")?)*\\s*/?>");
  private static final Pattern VALUE = Pattern.compile("=" + VALUES);

  @TempDir Path folder;

  static List<String> names() {
    return EvilNames.all();
  }

  @ParameterizedTest
  @MethodSource("names")
  void name_addsNoElementAndNoAttributeToAnyPage(String name) {
    List<HtmlPage> pages = EvilNames.pages(name);
    List<HtmlPage> harmless = EvilNames.pages("harmless");

    for (int i = 0; i < pages.size(); i++) {
      List<String> tags = tags(pages.get(i));
      List<String> expected = tags(harmless.get(i));
      int same = 0;
      while (same < Math.min(tags.size(), expected.size())
          && tags.get(same).equals(expected.get(same))) {
        same++;
      }
      assertThat(tags.subList(same, Math.min(tags.size(), same + 3)))
          .as(harmless.get(i).name() + " after " + same + " tags of " + expected.size())
          .isEqualTo(expected.subList(same, Math.min(expected.size(), same + 3)));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void index_listsPagesWithSuchNames(String name) {
    List<HtmlPage> pages = EvilNames.pages(name);
    List<HtmlPage> harmless = EvilNames.pages("harmless");

    for (int i = 0; i < pages.size(); i++) {
      assertThat(tags(indexOf(pages.get(i), "evil-" + i)))
          .as(harmless.get(i).name())
          .isEqualTo(tags(indexOf(harmless.get(i), "harmless-" + i)));
    }
  }

  private HtmlPage indexOf(HtmlPage page, String site) {
    ReportWriter writer = new ReportWriter(folder.resolve(site));
    writer.write(page);

    Map<String, PageSummary> summaries = writer.summaries();

    assertThat(summaries).as(page.name()).hasSize(1);
    return IndexPage.render(summaries, SampleReports.NOW);
  }

  @ParameterizedTest
  @MethodSource("names")
  void name_comesBackFromThePageAsItWas(String name) {
    ReportWriter writer = new ReportWriter(folder);
    writer.write(EvilNames.pages(name).get(2));

    assertThat(writer.summaries().values())
        .singleElement()
        .extracting(PageSummary::title)
        .isEqualTo(name);
  }

  /** The tags of a page with the names of their attributes; what scripts hold is left out. */
  private static List<String> tags(HtmlPage page) {
    String markup =
        page.html()
            .replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>")
            .replaceAll("(?s)<style>.*?</style>", "<style></style>");
    List<String> tags = new ArrayList<>();
    Matcher matcher = TAG.matcher(markup);
    while (matcher.find()) {
      tags.add(VALUE.matcher(matcher.group()).replaceAll(""));
    }
    return tags;
  }
}
