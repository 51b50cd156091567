package io.vgglab.report.view;

import java.util.List;
import java.util.Objects;

/** A row of a table: its cells, and the group that readers may filter by (may be empty). */
public record Row(String group, List<Cell> cells) {

  /** Copies the cells. */
  public Row {
    Objects.requireNonNull(group, "group");
    cells = List.copyOf(cells);
  }

  /** A row without a group. */
  public static Row of(Cell... cells) {
    return new Row("", List.of(cells));
  }
}
