package io.vgglab.report.view;

import java.util.Objects;

/**
 * A file that the page holds and hands out without a network, named as the page is.
 *
 * @param ending of its name, such as {@code csv}; one download of a page has it
 * @param label on the button
 * @param mediaType {@code application/json} or a text type
 * @param content the file's text
 */
public record Download(String ending, String label, String mediaType, String content) {

  /** Checks that all is there and that the ending can be a file's. */
  public Download {
    if (!ending.matches("[a-z]{1,10}")) {
      throw new IllegalArgumentException(
          "ending must be lower-case letters, 1 to 10, but was " + ending);
    }
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(content, "content");
  }
}
