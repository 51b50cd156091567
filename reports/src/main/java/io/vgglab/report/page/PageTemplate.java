package io.vgglab.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vgglab.report.json.Json;
import io.vgglab.report.view.Block;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Download;
import io.vgglab.report.view.Page;
import io.vgglab.report.view.SideBySide;
import java.util.List;
import java.util.Map;

/** Turns a {@link Page} into HTML; the same page always gives the same text. */
public final class PageTemplate {

  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private PageTemplate() {}

  /** The page as one HTML file. */
  public static HtmlPage render(Page page) {
    boolean charts = page.sections().stream().anyMatch(section -> anyChart(section.blocks()));
    Assets assets = charts ? Assets.withCharts() : Assets.withoutCharts();
    StringOutput output = new StringOutput(assets.echarts().length() + 200_000);
    ENGINE.render(
        "page.jte",
        Map.of("page", page, "assets", assets, "summary", PageSummary.of(page).json()),
        output);
    return new HtmlPage(
        page.name(), page.title() + " · " + page.kind(), output.toString(), page.downloads());
  }

  /** The option of a chart as JSON for a script element. */
  public static String option(Chart chart) {
    return Json.forHtml(Json.text(chart.option()));
  }

  /** The content of a download as JSON for a script element. */
  public static String content(Download download) {
    boolean isJson = download.mediaType().equals("application/json");
    return Json.forHtml(isJson ? download.content() : Json.text(download.content()));
  }

  private static boolean anyChart(List<Block> blocks) {
    return blocks.stream()
        .anyMatch(
            block ->
                block instanceof Chart
                    || (block instanceof SideBySide group && anyChart(group.blocks())));
  }
}
