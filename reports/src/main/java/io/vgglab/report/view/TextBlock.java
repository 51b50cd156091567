package io.vgglab.report.view;

import java.util.Objects;

/** A text to read as it is and to copy, for example a study file. */
public record TextBlock(String id, String title, String text) implements Block {

  /** Checks that all is there. */
  public TextBlock {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public boolean isEmpty() {
    return text.isBlank();
  }
}
