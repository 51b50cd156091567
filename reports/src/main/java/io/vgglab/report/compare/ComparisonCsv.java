package io.vgglab.report.compare;

import io.vgglab.report.bench.Setup;
import io.vgglab.report.text.Csv;
import java.util.List;
import java.util.Locale;

/** The rows of a comparison as comma-separated values, full precision. */
public final class ComparisonCsv {

  private static final List<String> HEADER =
      List.of(
          "benchmark",
          "engine",
          "device",
          "batch",
          "preset",
          "batchNorm",
          "side",
          "threads",
          "verdict",
          "ratio",
          "low95",
          "high95",
          "p",
          "forksBefore",
          "forksNow",
          "before",
          "now",
          "unit");

  private ComparisonCsv() {}

  /** One line a row that both runs measured. */
  public static String write(Comparison comparison) {
    return Csv.of(HEADER, comparison.rows().stream().map(ComparisonCsv::line).toList());
  }

  private static List<String> line(RowComparison row) {
    Setup setup = row.setup();
    return List.of(
        row.benchmark(),
        setup.plan().engine(),
        setup.plan().device(),
        Integer.toString(setup.plan().batchSize()),
        setup.preset(),
        setup.batchNorm(),
        Integer.toString(setup.side()),
        Integer.toString(setup.threads()),
        row.verdict().name().toLowerCase(Locale.ROOT),
        Csv.number(row.ratio()),
        Csv.number(row.interval().low()),
        Csv.number(row.interval().high()),
        Csv.number(row.probability()),
        Integer.toString(row.before().forks()),
        Integer.toString(row.after().forks()),
        Csv.number(row.before().value()),
        Csv.number(row.after().value()),
        row.after().unit());
  }
}
