package io.vgglab.report.bench;

import io.vgglab.report.text.Numbers;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.DataTable;
import io.vgglab.report.view.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The resize alone beside the training step at its side whose batch is nearest: what a step costs
 * an image changes with the batch.
 */
final class ResizeTable {

  private static final String METHOD = "method";
  private static final double MILLIS = 1000;

  private ResizeTable() {}

  static DataTable of(BenchReport report) {
    SetupLabels labels = SetupLabels.of(report);
    return DataTable.of(
        "resize-rows",
        "The resize by method",
        List.of(
            Column.text("Setup"),
            Column.number("Resize, ms an image"),
            Column.number("Training step, ms an image"),
            Column.number("Batch of that step"),
            Column.number("Share of the step")),
        report.rows().stream()
            .filter(row -> row.setup().other().containsKey(METHOD))
            .map(row -> row(report, row, labels))
            .toList());
  }

  private static Row row(BenchReport report, BenchRow row, SetupLabels labels) {
    double resize = millis(row);
    Optional<BenchRow> nearest =
        report.rows().stream()
            .filter(other -> other.benchmark().endsWith("trainStep") && isLike(other, row))
            .min(Comparator.comparingDouble(other -> distance(other, row)));
    double step = nearest.map(ResizeTable::millis).orElse(Double.NaN);
    return new Row(
        row.setup().engineOnDevice(),
        List.of(
            Cell.text(labels.label(row.setup())),
            Cell.number(Numbers.significant(resize, 3), resize),
            Cell.number(Numbers.significant(step, 3), step),
            nearest.map(it -> Cell.count(batch(it))).orElse(Cell.text(Numbers.ABSENT)),
            Cell.number(Numbers.percent(resize / step), resize / step)));
  }

  private static boolean isLike(BenchRow step, BenchRow resize) {
    return step.setup().engineOnDevice().equals(resize.setup().engineOnDevice())
        && step.setup().side() == resize.setup().side()
        && step.setup().threads() == resize.setup().threads();
  }

  /** How many times larger one batch is than the other, as a logarithm. */
  private static double distance(BenchRow step, BenchRow resize) {
    return Math.abs(Math.log((double) batch(step) / batch(resize)));
  }

  private static int batch(BenchRow row) {
    return row.setup().plan().batchSize();
  }

  private static double millis(BenchRow row) {
    Throughput images = Throughput.of(row);
    return images.unit().equals(BenchRow.IMAGES_PER_SECOND) ? MILLIS / images.value() : Double.NaN;
  }
}
