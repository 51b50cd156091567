package io.vgglab.report.page;

import io.vgglab.report.view.Download;
import java.util.List;
import java.util.Objects;

/**
 * A finished page: one self-contained HTML file.
 *
 * @param name file name without its ending: lower-case letters, digits and hyphens
 * @param title in the browser's tab
 * @param html the file's text
 * @param downloads what the page hands out
 */
public record HtmlPage(String name, String title, String html, List<Download> downloads) {

  /** Checks that the name can be a file's. */
  public HtmlPage {
    if (!name.matches("[a-z0-9-]{1,100}")) {
      throw new IllegalArgumentException(
          "name must be lower-case letters, digits and hyphens, but was " + name);
    }
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(html, "html");
    downloads = List.copyOf(downloads);
  }

  /** The file's name. */
  public String fileName() {
    return name + ".html";
  }
}
