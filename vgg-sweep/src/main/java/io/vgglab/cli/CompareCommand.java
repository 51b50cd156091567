package io.vgglab.cli;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.RowComparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two benchmark runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two benchmark runs row by row: ratio of times with an interval over forks,"
          + " and Mann and Whitney's rank test.",
      "Rows of fewer than four forks a side are untested: measure with -Dbench.rounds=4 or more.",
      "Exit code 2 if nothing or not everything could be compared, else 1 if a row got slower."
    },
    footerHeading = "%nExamples:%n",
    footer = "  vgg compare old/report.json reports/site/bench-full/report.json")
final class CompareCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "report.json of the older run, or its folder.")
  private Path old;

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "report.json of the newer run, or its folder.")
  private Path now;

  @Option(
      names = "--threshold",
      paramLabel = "X",
      defaultValue = "0.05",
      description = "Relative difference that counts (${DEFAULT-VALUE}).")
  private double threshold;

  @Mixin private SiteOption site;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Comparison comparison = comparison();
    PrintWriter printer = spec.commandLine().getOut();
    comparison.rows().forEach(row -> printer.println(line(row)));
    side(printer, "only in " + old, comparison.onlyBefore());
    side(printer, "only in " + now, comparison.onlyAfter());
    comparison.cautions().forEach(caution -> printer.println("caution: " + caution));
    Path page = new SitePages(site.writer()).compare(comparison);
    printer.println("Report: " + page);
    printer.flush();
    comparison
        .flaw()
        .ifPresent(
            flaw -> {
              throw new UsageException(flaw);
            });
    return comparison.anySlower() ? 1 : 0;
  }

  private Comparison comparison() {
    try {
      return Comparison.of(BenchResult.read(old), BenchResult.read(now), threshold);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static String line(RowComparison row) {
    return String.format(
            Locale.ROOT,
            "%-8s %s %s",
            row.verdict().name().toLowerCase(Locale.ROOT),
            row.benchmark(),
            row.setup().words())
        + figure(": ratio %.3f", row.ratio())
        + figure(" [%.3f, ", row.interval().low())
        + figure("%.3f]", row.interval().high())
        + figure(", p %.3f", row.probability());
  }

  /** Nothing where it could not be computed. */
  private static String figure(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  private static void side(PrintWriter printer, String what, List<BenchRow> rows) {
    rows.forEach(row -> printer.println(what + ": " + row.benchmark() + " " + row.setup().words()));
  }
}
