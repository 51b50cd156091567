package io.vgglab.report.view;

import java.util.List;
import java.util.Objects;

/**
 * A table.
 *
 * @param id distinct within the page, usable as an HTML id
 * @param caption what it shows
 * @param columns the head
 * @param rows as many cells each as there are columns
 * @param filter whether readers may filter it by text and by the rows' groups
 * @param pins whether readers may pin rows to the top; the second column names a row
 */
public record DataTable(
    String id, String caption, List<Column> columns, List<Row> rows, boolean filter, boolean pins)
    implements Block {

  private static final DataTable NONE = new DataTable("", "", List.of(), List.of(), false, false);

  /** Copies the lists and checks the number of cells. */
  public DataTable {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(caption, "caption");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "rows must have "
                + columns.size()
                + " cells, but one had "
                + row.cells().size()
                + ": table "
                + id);
      }
    }
  }

  /** A table that readers may sort. */
  public static DataTable of(String id, String caption, List<Column> columns, List<Row> rows) {
    return new DataTable(id, caption, columns, rows, false, false);
  }

  /** The table that is not there. */
  public static DataTable none() {
    return NONE;
  }

  /** The same table with a filter above it. */
  public DataTable filterable() {
    return new DataTable(id, caption, columns, rows, true, pins);
  }

  /** The same table whose rows can be pinned. */
  public DataTable pinnable() {
    return new DataTable(id, caption, columns, rows, filter, true);
  }

  /** The groups of the rows, in order of appearance, without the empty one. */
  public List<String> groups() {
    return rows.stream().map(Row::group).filter(group -> !group.isEmpty()).distinct().toList();
  }

  /** The number of rows of {@code group}. */
  public long count(String group) {
    return rows.stream().filter(row -> row.group().equals(group)).count();
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
