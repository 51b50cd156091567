package io.vgglab.report.index;

import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageSummary;
import io.vgglab.report.page.PageTemplate;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Digest;
import io.vgglab.report.view.Headline;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.PageLink;
import io.vgglab.report.view.PageList;
import io.vgglab.report.view.Section;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The page {@code index.html} that lists the other pages of its folder, newest first. */
public final class IndexPage {

  private static final String NAME = "index";

  private IndexPage() {}

  /**
   * The page; the same summaries always give the same text.
   *
   * @param summaries by file name, as {@code ReportWriter.summaries()} gives them
   * @param now the moment to print
   */
  public static HtmlPage render(Map<String, PageSummary> summaries, Instant now) {
    List<PageLink> links =
        summaries.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(NAME + ".html"))
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, PageSummary> entry) -> entry.getValue().createdAt())
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .map(entry -> link(entry.getKey(), entry.getValue()))
            .toList();
    String count = links.size() == 1 ? "1 report" : Numbers.count(links.size()) + " reports";
    return PageTemplate.render(
        new Page(
            NAME,
            "Reports",
            "Reports",
            now,
            new Headline(
                "", "", List.of(count + " in this folder, newest first."), List.of(), List.of()),
            List.of(
                Section.of("reports", "All reports", "", new PageList(links)),
                new ThroughputSection(summaries.values()).section()),
            List.of(),
            Digest.none()));
  }

  /**
   * Writes the index of a folder; again where another writer has brought a page meanwhile, which
   * this index would lack.
   */
  public static void renew(ReportWriter writer, Instant now) {
    Map<String, PageSummary> drawn;
    do {
      drawn = others(writer);
      writer.write(render(drawn, now));
    } while (!others(writer).equals(drawn));
  }

  private static Map<String, PageSummary> others(ReportWriter writer) {
    Map<String, PageSummary> pages = writer.summaries();
    pages.remove(NAME + ".html");
    return pages;
  }

  private static PageLink link(String file, PageSummary summary) {
    return new PageLink(
        file,
        summary.kind(),
        summary.title(),
        Numbers.moment(summary.createdAt()),
        summary.figure(),
        summary.label(),
        Sketch.path(summary.shape(), summary.sparkline()),
        summary.shape());
  }
}
