package io.vgglab.report.view;

import java.util.Objects;

/**
 * A file that the page holds and hands out without a network.
 *
 * @param fileName proposed to the reader
 * @param label on the button
 * @param mediaType {@code application/json} or a text type
 * @param content the file's text
 */
public record Download(String fileName, String label, String mediaType, String content) {

  /** Checks that all is there. */
  public Download {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(content, "content");
  }
}
