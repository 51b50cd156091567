package io.vgglab.report.study;

import static io.vgglab.report.chart.Options.map;

import io.vgglab.report.chart.Options;
import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Chart;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Planned and spent epochs of a Hyperband, part by part. */
final class LedgerChart {

  private LedgerChart() {}

  static Chart of(StudyReport report) {
    List<LedgerLine> lines = report.findings().ledger();
    long planned = lines.stream().mapToLong(LedgerLine::plannedEpochs).sum();
    long spent = lines.stream().mapToLong(LedgerLine::spentEpochs).sum();
    return new Chart(
        "ledger",
        "Hyperband ledger",
        "Of "
            + Numbers.count(planned)
            + " planned epochs "
            + Numbers.count(spent)
            + " are spent so far.",
        "",
        90 + 44 * Math.max(1, lines.size()),
        lines.isEmpty() ? Map.of() : option(lines),
        table(lines));
  }

  private static Map<String, Object> option(List<LedgerLine> lines) {
    return map(
        "grid",
        Options.grid(36),
        "legend",
        map("left", 0, "top", 0),
        "tooltip",
        map("trigger", "item"),
        "xAxis",
        Options.bottomAxis("epochs", "scale", false, "min", 0, "splitNumber", 4),
        "yAxis",
        Options.rowAxis(lines.stream().map(LedgerLine::part).toList()),
        "series",
        List.of(
            bars("planned", "var(--cloud)", lines, LedgerLine::plannedEpochs),
            bars("spent", "var(--c1)", lines, LedgerLine::spentEpochs)));
  }

  private static Map<String, Object> bars(
      String name, String colour, List<LedgerLine> lines, ToLongFunction<LedgerLine> epochs) {
    List<Map<String, Object>> data = Options.list();
    for (LedgerLine line : lines) {
      String tip = line.part() + "\n" + Numbers.count(epochs.applyAsLong(line)) + " epochs " + name;
      data.add(map("value", epochs.applyAsLong(line), "tip", tip));
    }
    return map(
        "name",
        name,
        "type",
        "bar",
        "barMaxWidth",
        14,
        "barGap",
        "10%",
        "itemStyle",
        map("color", colour),
        "data",
        data);
  }

  private static DataTable table(List<LedgerLine> lines) {
    return DataTable.of(
        "ledger-table",
        "Planned and spent",
        List.of(
            Column.text("Part"),
            Column.number("Trials"),
            Column.number("Planned trials"),
            Column.number("Pruned"),
            Column.number("Planned epochs"),
            Column.number("Spent epochs")),
        lines.stream()
            .map(
                line ->
                    Row.of(
                        Cell.text(line.part()),
                        Cell.count(line.trials()),
                        line.plannedTrials() == 0
                            ? Cell.number(Numbers.ABSENT, Double.NaN)
                            : Cell.count(line.plannedTrials()),
                        Cell.count(line.pruned()),
                        Cell.count(line.plannedEpochs()),
                        Cell.count(line.spentEpochs())))
            .toList());
  }
}
