package io.vgglab.report.bench;

import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.ArrayList;
import java.util.List;

/** The memory that measured processes took: every secondary figure whose name starts with peak. */
final class MemoryTable {

  private static final String PEAK = "peak ";

  private MemoryTable() {}

  static DataTable of(BenchReport report) {
    List<String> kinds =
        report.rows().stream()
            .flatMap(row -> row.secondary().keySet().stream())
            .filter(MemoryTable::holds)
            .distinct()
            .toList();
    SetupLabels labels = SetupLabels.of(report);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("Benchmark"));
    columns.add(Column.text("Setup"));
    kinds.forEach(kind -> columns.add(Column.number(capitalised(kind))));
    return DataTable.of(
            "memory-rows",
            "Largest memory of a fork",
            columns,
            report.rows().stream()
                .filter(row -> row.secondary().keySet().stream().anyMatch(MemoryTable::holds))
                .map(row -> row(row, labels, kinds))
                .toList())
        .filterable();
  }

  /** Whether a secondary figure stands in this table. */
  static boolean holds(String name) {
    return name.startsWith(PEAK);
  }

  private static Row row(BenchRow row, SetupLabels labels, List<String> kinds) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.text(row.benchmark()));
    cells.add(Cell.text(labels.label(row.setup())));
    for (String kind : kinds) {
      double value = row.secondary().getOrDefault(kind, Double.NaN);
      cells.add(Cell.number(Numbers.significant(value, 4), value));
    }
    return new Row(row.setup().engineOnDevice(), cells);
  }

  private static String capitalised(String kind) {
    String rest = kind.substring(PEAK.length());
    return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
  }
}
