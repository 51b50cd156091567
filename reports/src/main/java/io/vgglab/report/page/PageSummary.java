package io.vgglab.report.page;

import io.vgglab.report.view.Page;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a list of pages says about one of them; each page carries its own, so that a folder can be
 * listed.
 *
 * @param kind for example {@code Study}
 * @param title the name of what it reports
 * @param createdAt when the report was made
 * @param figure its headline
 * @param label what the figure is
 * @param sparkline a few numbers that sketch the report, may be empty
 */
public record PageSummary(
    String kind,
    String title,
    Instant createdAt,
    String figure,
    String label,
    List<Double> sparkline) {

  /** Copies the list. */
  public PageSummary {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(label, "label");
    sparkline = List.copyOf(sparkline);
  }

  static PageSummary of(Page page) {
    return new PageSummary(
        page.kind(),
        page.title(),
        page.createdAt(),
        page.headline().figure(),
        page.headline().label(),
        page.sparkline());
  }
}
