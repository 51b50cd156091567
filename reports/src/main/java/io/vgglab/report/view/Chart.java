package io.vgglab.report.view;

import java.util.Map;
import java.util.Objects;

/**
 * A chart with its words and the table behind it.
 *
 * @param id distinct within the page, usable as an HTML id
 * @param title what it shows
 * @param description what a reader who cannot see it should know, in one or two sentences
 * @param note the rule behind the drawing, for example how curves were thinned; may be empty
 * @param height in CSS pixels
 * @param option the ECharts option; texts of the form {@code var(--name)} stand for colours of the
 *     page
 * @param table the same figures as a table; may be empty
 * @param tableId id of a table elsewhere on the page that holds the figures, where {@code table} is
 *     empty
 */
public record Chart(
    String id,
    String title,
    String description,
    String note,
    int height,
    Map<String, Object> option,
    DataTable table,
    String tableId)
    implements Block {

  /** Checks that all is there. */
  public Chart {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(tableId, "tableId");
    if (height < 1) {
      throw new IllegalArgumentException("height must be at least 1, but was " + height);
    }
  }

  /** A chart with its own table. */
  public Chart(
      String id,
      String title,
      String description,
      String note,
      int height,
      Map<String, Object> option,
      DataTable table) {
    this(id, title, description, note, height, option, table, "");
  }

  /** The same chart whose figures stand in another table of the page. */
  public Chart tabledIn(String newTableId) {
    return new Chart(id, title, description, note, height, option, table, newTableId);
  }

  @Override
  public boolean isEmpty() {
    return option.isEmpty();
  }
}
