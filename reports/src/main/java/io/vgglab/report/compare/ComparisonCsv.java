package io.vgglab.report.compare;

import io.vgglab.report.bench.Setup;
import io.vgglab.report.text.Csv;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of a comparison as comma-separated values, full precision. */
public final class ComparisonCsv {

  private static final List<String> SETUP =
      List.of("benchmark", "engine", "device", "batch", "preset", "batchNorm", "side", "threads");

  private static final List<String> FIGURES =
      List.of(
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

  /** One line a row that both runs measured; further parameters stand in columns of their own. */
  public static String write(Comparison comparison) {
    Set<String> others = new LinkedHashSet<>();
    comparison.rows().forEach(row -> others.addAll(row.setup().other().keySet()));
    List<String> header = new ArrayList<>(SETUP);
    header.addAll(others);
    header.addAll(FIGURES);
    return Csv.of(header, comparison.rows().stream().map(row -> line(row, others)).toList());
  }

  private static List<String> line(RowComparison row, Set<String> others) {
    List<String> line = new ArrayList<>(setup(row));
    others.forEach(name -> line.add(row.setup().other().getOrDefault(name, "")));
    line.addAll(figures(row));
    return line;
  }

  private static List<String> setup(RowComparison row) {
    Setup setup = row.setup();
    return List.of(
        row.benchmark(),
        setup.plan().engine(),
        setup.plan().device(),
        Csv.known(setup.plan().batchSize()),
        setup.preset(),
        setup.batchNorm(),
        Csv.known(setup.side()),
        Csv.known(setup.threads()));
  }

  private static List<String> figures(RowComparison row) {
    return List.of(
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
