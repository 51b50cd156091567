package io.vgglab.bench;

import io.vgglab.bench.plan.Options;
import io.vgglab.bench.run.BenchException;
import io.vgglab.bench.run.Target;
import io.vgglab.bench.run.Targets;
import io.vgglab.file.FileFailure;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.RowComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The older run that a new one is held against. */
final class Baseline {

  private Baseline() {}

  /**
   * Reads it: before anything is measured, since the new run may take its place.
   *
   * @throws BenchException if the file cannot be read, the run failed, or no row has forks enough
   *     to be compared
   * @throws IllegalArgumentException if it is no benchmark report; the message names the file
   */
  static BenchReport read(Path file) {
    try {
      BenchReport report = report(file);
      if (!report.standing().complete()) {
        throw new BenchException(
            "bench.baseline must be of a run that came to its end, but benchmarks of that of "
                + file
                + " failed: measure it again");
      }
      if (report.rows().stream().allMatch(row -> row.score().forks() < RowComparison.FORKS)) {
        throw new BenchException(
            "bench.baseline must have rows of at least "
                + RowComparison.FORKS
                + " forks, but "
                + file
                + " has none: measure it with -Dbench.rounds="
                + RowComparison.FORKS
                + " or more");
      }
      return report;
    } catch (IOException e) {
      throw new BenchException(
          FileFailure.message(
              "bench.baseline must be the report.json of an older run, but "
                  + file
                  + " cannot be read",
              e),
          e);
    }
  }

  /**
   * Checks that the new run will have something to compare with it.
   *
   * @throws BenchException if it has no row of these options and engines
   */
  static void requireCommonRow(BenchReport baseline, Options options, Targets targets) {
    if (baseline.rows().stream()
        .noneMatch(row -> isOf(row.setup(), targets) && isOf(row, options))) {
      throw new BenchException(
          "bench.baseline must have a row of this run's benchmarks, engines, networks, batch sizes and"
              + " threads, but has none: measure it with the same -Dbench. options");
    }
  }

  /**
   * Checks that all that should be compared was.
   *
   * @throws BenchException naming what was not
   */
  static void requireNoFlaw(Comparison comparison) {
    comparison
        .flaw()
        .ifPresent(
            flaw -> {
              throw new BenchException(flaw);
            });
  }

  private static boolean isOf(Setup setup, Targets targets) {
    return setup.plan().engine().equals(Target.JVM.engine())
        || targets.present().stream()
            .anyMatch(
                target ->
                    setup.plan().engine().equals(target.engine())
                        && setup.plan().device().equals(target.device().toString())
                        && setup.threads() == target.device().threads());
  }

  private static boolean isOf(BenchRow row, Options options) {
    return options.selections().stream()
        .anyMatch(
            selection ->
                selection.workloads().stream()
                        .anyMatch(it -> it.shortName().equals(row.benchmark()))
                    && selection.parameters().entrySet().stream()
                        .allMatch(it -> isOf(row.setup(), it.getKey(), it.getValue())));
  }

  /**
   * Whether the row was measured with one of the values; not every benchmark has every parameter.
   */
  private static boolean isOf(Setup setup, String parameter, List<String> values) {
    return values.contains(
        switch (parameter) {
          case "preset" -> setup.preset();
          case "batchNorm" -> setup.batchNorm();
          case "side" -> Integer.toString(setup.side());
          case "batchSize" -> Integer.toString(setup.plan().batchSize());
          default -> setup.other().getOrDefault(parameter, values.get(0));
        });
  }

  private static BenchReport report(Path file) throws IOException {
    String json = Files.readString(file, StandardCharsets.UTF_8);
    try {
      return BenchJson.read(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "bench.baseline must be the report.json of an older run, but "
              + file
              + " is not: "
              + e.getMessage(),
          e);
    }
  }
}
