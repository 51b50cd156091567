package io.vgglab.bench;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.environment.GpuSurvey;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.run.BenchException;
import io.vgglab.bench.run.BenchRun;
import io.vgglab.bench.run.ResultFolder;
import io.vgglab.bench.run.Targets;
import io.vgglab.network.EngineBundles;
import io.vgglab.network.EngineException;
import io.vgglab.report.bench.BenchReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;

/**
 * Runs the benchmarks that the system properties {@code bench.*} ask for and writes their page.
 *
 * <p>Exit code 0 for a complete run, 1 for a failed one, 2 for properties that make no sense.
 */
public final class Main {

  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private Main() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.exit(run(System.getProperties(), System.out, System.err));
  }

  static int run(Properties properties, PrintStream out, PrintStream err) {
    try {
      Options options = Options.of(properties, Runtime.getRuntime().availableProcessors());
      GpuSurvey gpus = GpuSurvey.ofThisMachine();
      Targets targets = Targets.of(options, EngineBundles.installed(), gpus);
      ResultFolder folder = ResultFolder.prepare(options.output(), options.preset().id());
      out.println("[bench] preset " + options.preset().id() + ", results go to " + folder);
      BenchReport report =
          new BenchRun(
                  options, folder, line -> out.println("[bench] " + line), InstantSource.system())
              .run(targets, Environment.ofThisMachine(gpus, options.preset().jvm()));
      Path page = folder.write(report);
      out.print(SummaryTable.of(report));
      out.println("[bench] page: " + page.toAbsolutePath().normalize());
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("error: " + e.getMessage());
      return USAGE;
    } catch (BenchException | EngineException e) {
      err.println("error: " + e.getMessage());
      return FAILURE;
    }
  }
}
