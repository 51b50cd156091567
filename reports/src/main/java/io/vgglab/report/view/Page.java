package io.vgglab.report.view;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A page before it is HTML.
 *
 * @param name file name without its ending: lower-case letters, digits and hyphens
 * @param kind for example {@code Study}
 * @param title the name of what it reports
 * @param createdAt when the report was made
 * @param headline the head
 * @param sections in order; those without blocks are left out
 * @param downloads files that the page hands out, each with an ending of its own
 * @param digest what it hands to a list of pages
 */
public record Page(
    String name,
    String kind,
    String title,
    Instant createdAt,
    Headline headline,
    List<Section> sections,
    List<Download> downloads,
    Digest digest) {

  /** Copies the lists and leaves out sections without blocks. */
  public Page {
    if (!name.matches("[a-z0-9-]{1,100}")) {
      throw new IllegalArgumentException(
          "name must be lower-case letters, digits and hyphens, but was " + name);
    }
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(headline, "headline");
    sections = sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
    downloads = List.copyOf(downloads);
    if (downloads.stream().map(Download::ending).distinct().count() < downloads.size()) {
      throw new IllegalArgumentException(
          "downloads must differ by their endings, but were "
              + downloads.stream().map(Download::ending).toList());
    }
    Objects.requireNonNull(digest, "digest");
  }

  /** The name of a file that the page hands out. */
  public String fileName(Download download) {
    return name + "." + download.ending();
  }
}
