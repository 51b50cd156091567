package io.vgglab.bench;

import io.vgglab.bench.plan.Workload;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.UnavailableRow;
import io.vgglab.report.figure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines for a terminal. */
final class SummaryTable {

  private static final double PERCENT = 100;

  private SummaryTable() {}

  /** One line a row, then what is missing, then the notes. */
  static String of(BenchReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        line("benchmark", "engine", "what", "batch", "ms/op", "spread or 95 %", "per second"));
    boolean byThreads =
        report.rows().stream()
                .map(row -> row.setup().threads())
                .filter(threads -> threads > 0)
                .distinct()
                .count()
            > 1;
    report.rows().forEach(row -> lines.add(line(row, byThreads)));
    report.unavailable().stream().map(SummaryTable::reason).distinct().forEach(lines::add);
    report.notes().forEach(note -> lines.add("- " + note));
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  private static String line(BenchRow row, boolean byThreads) {
    return line(
        row.benchmark(),
        row.setup().engineOnDevice(),
        network(row.setup(), byThreads),
        batch(row.setup()),
        figure(row.score().value()),
        uncertainty(row),
        throughput(row));
  }

  private static String batch(Setup setup) {
    return setup.plan().batchSize() > 0 ? Integer.toString(setup.plan().batchSize()) : "-";
  }

  private static String throughput(BenchRow row) {
    return Workload.of(row.benchmark())
        .map(workload -> workload.unit().perSecond())
        .filter(row.secondary()::containsKey)
        .map(unit -> String.format(Locale.ROOT, "%.1f %s", row.secondary().get(unit), unit))
        .orElse("-");
  }

  private static String network(Setup setup, boolean byThreads) {
    List<String> words = new ArrayList<>();
    setup.other().forEach((name, value) -> words.add(Setup.named(name, value)));
    words.add(setup.preset());
    words.add(setup.batchNorm().equals("none") ? "" : setup.batchNorm());
    words.add(setup.side() > 0 ? Integer.toString(setup.side()) : "");
    words.add(byThreads ? setup.threadWords() : "");
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  private static String uncertainty(BenchRow row) {
    Interval interval = row.score().overForks();
    return interval.isEmpty()
        ? String.format(
            Locale.ROOT,
            "sd %.1f %%, n %d",
            row.score().pooled().deviation() / row.score().value() * PERCENT,
            row.score().count())
        : "[" + figure(interval.low()) + ", " + figure(interval.high()) + "]";
  }

  /** Two digits behind the point, four below 1. */
  private static String figure(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : "%.2f", value);
  }

  private static String reason(UnavailableRow row) {
    String layers = Workload.of(row.benchmark()).isPresent() ? "" : row.benchmark() + " of ";
    return layers + row.setup().engineOnDevice() + " not measured: " + row.reason();
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%-22s %-18s %-22s %6s %10s %18s %22s", (Object[]) cells)
        .stripTrailing();
  }
}
