package io.vgglab.bench;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.run.BenchException;
import io.vgglab.bench.run.BenchRun;
import io.vgglab.bench.run.IncompleteRunException;
import io.vgglab.bench.run.ResultFolder;
import io.vgglab.bench.run.RunEndedException;
import io.vgglab.bench.run.Targets;
import io.vgglab.bench.trust.RowText;
import io.vgglab.file.FileFailure;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineException;
import io.vgglab.provenance.GpuSurvey;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.ComparisonPage;
import io.vgglab.report.compare.RowComparison;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.ReportWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Runs the benchmarks that the system properties {@code bench.*} ask for and writes their page.
 *
 * <p>Exit code 0 for a complete run, 1 for a failed one or one slower than its baseline, 2 for
 * properties that make no sense.
 */
public final class Main {

  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private Main() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.exit(run(System.getProperties(), System.out, System.err));
  }

  static int compare(Options options, BenchReport old, BenchReport report, PrintStream out) {
    Comparison comparison = Comparison.of(old, report, options.threshold());
    ReportWriter writer = new ReportWriter(options.output());
    Path page = writer.write(ComparisonPage.render(comparison));
    IndexPage.renew(writer, report.createdAt());
    comparison.cautions().forEach(caution -> out.println("[bench] caution: " + caution));
    out.println("[bench] comparison: " + page.toAbsolutePath().normalize());
    for (RowComparison row : comparison.rows()) {
      out.printf(
          Locale.ROOT,
          "%-9s %8.3f [%.3f, %.3f] p %.3f  %s%n",
          row.verdict(),
          row.ratio(),
          row.interval().low(),
          row.interval().high(),
          row.probability(),
          RowText.of(row.benchmark(), row.setup()));
    }
    say("only in the baseline", comparison.onlyBefore(), out);
    say("not in the baseline", comparison.onlyAfter(), out);
    Baseline.requireNoFlaw(comparison);
    return comparison.anySlower() ? FAILURE : 0;
  }

  private static void say(String what, List<BenchRow> rows, PrintStream out) {
    rows.forEach(row -> out.println("[bench] " + what + ": " + RowText.of(row)));
  }

  static int run(Properties properties, PrintStream out, PrintStream err) {
    try {
      Options options = Options.of(properties, Runtime.getRuntime().availableProcessors());
      GpuSurvey gpus = GpuSurvey.ofThisMachine();
      if (options.selfTest() > 0) {
        return selfTest(options, gpus, out);
      }
      Optional<BenchReport> baseline = options.baseline().map(Baseline::read);
      Targets targets = Targets.of(options, EngineBundles.installed(), gpus);
      baseline.ifPresent(old -> Baseline.requireCommonRow(old, options, targets));
      try (ResultFolder folder = ResultFolder.prepare(options.output(), options.preset().id())) {
        out.println("[bench] preset " + options.preset().id() + ", results go to " + folder);
        BenchReport report =
            measured(options, targets, gpus, folder, line -> out.println("[bench] " + line), out);
        say(report, folder.write(report), out);
        return baseline.map(old -> compare(options, old, report, out)).orElse(0);
      }
    } catch (IllegalArgumentException e) {
      err.println("error: " + e.getMessage());
      return USAGE;
    } catch (BenchException | RunEndedException | EngineException | UncheckedIOException e) {
      err.println("error: " + FileFailure.message(e));
      return FAILURE;
    }
  }

  /** What was measured beside a benchmark that failed is written all the same. */
  private static BenchReport measured(
      Options options,
      Targets targets,
      GpuSurvey gpus,
      ResultFolder folder,
      Consumer<String> progress,
      PrintStream out) {
    try {
      return new BenchRun(options, folder, progress, InstantSource.system())
          .run(targets, Environment.ofThisMachine(gpus, options.jvm()));
    } catch (IncompleteRunException e) {
      say(e.report(), folder.writeIncomplete(e.report()), out);
      throw e;
    }
  }

  private static void say(BenchReport report, Path page, PrintStream out) {
    out.print(SummaryTable.of(report));
    out.println("[bench] page: " + page.toAbsolutePath().normalize());
  }

  private static BenchReport selfTested(
      Options options, GpuSurvey gpus, Path site, String name, PrintStream out) {
    Targets targets = Targets.of(options, EngineBundles.installed(), gpus);
    try (ResultFolder folder = ResultFolder.prepare(site, name)) {
      BenchReport report = measured(options, targets, gpus, folder, line -> {}, out);
      folder.write(report);
      return report;
    }
  }

  /** Results of its runs lie in folders of their own, away from the pages. */
  private static int selfTest(Options options, GpuSurvey gpus, PrintStream out) {
    Path results = options.output().resolve("bench-selftest");
    SelfTest.Counts counts =
        new SelfTest(
                options,
                (each, name) -> selfTested(each, gpus, results, name, out),
                line -> out.println("[bench] " + line))
            .run(options.selfTest());
    out.println("[bench] " + counts);
    return counts.isGood() ? 0 : FAILURE;
  }
}
