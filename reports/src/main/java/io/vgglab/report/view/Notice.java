package io.vgglab.report.view;

import java.util.Objects;

/** A sentence that the reader should not miss. */
public record Notice(Kind kind, String text) implements Block {

  /** How much it matters. */
  public enum Kind {
    /** Good to know. */
    NOTE("note"),
    /** Figures must be read with care. */
    CAUTION("caution");

    private final String css;

    Kind(String css) {
      this.css = css;
    }

    /** The class in the style sheet. */
    public String css() {
      return css;
    }
  }

  /** Checks that both are there. */
  public Notice {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** Good to know. */
  public static Notice note(String text) {
    return new Notice(Kind.NOTE, text);
  }

  /** Figures must be read with care. */
  public static Notice caution(String text) {
    return new Notice(Kind.CAUTION, text);
  }

  @Override
  public boolean isEmpty() {
    return text.isBlank();
  }
}
