package io.vgglab.report.view;

import java.util.Objects;

/** A column of a table: its title and whether it holds numbers. */
public record Column(String title, boolean numeric) {

  /** Checks that the title is there. */
  public Column {
    Objects.requireNonNull(title, "title");
  }

  /** A column of texts. */
  public static Column text(String title) {
    return new Column(title, false);
  }

  /** A column of numbers. */
  public static Column number(String title) {
    return new Column(title, true);
  }
}
