package io.vgglab.report.view;

import java.util.Objects;

/**
 * A link to another page of the same folder.
 *
 * @param file its file name
 * @param kind for example {@code Study}
 * @param title what it reports
 * @param moment when it was made
 * @param figure its headline
 * @param label what the figure is
 * @param sketch path of a small drawing in an SVG of 120 by 36 units, may be empty
 * @param shape what the path draws
 */
public record PageLink(
    String file,
    String kind,
    String title,
    String moment,
    String figure,
    String label,
    String sketch,
    Digest.Shape shape) {

  /** Checks that all is there. */
  public PageLink {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(sketch, "sketch");
    Objects.requireNonNull(shape, "shape");
  }
}
