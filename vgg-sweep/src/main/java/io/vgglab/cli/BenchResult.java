package io.vgglab.cli;

import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report of a benchmark run, in its folder or by itself. */
final class BenchResult {

  private static final String REPORT = "report.json";

  private BenchResult() {}

  /** Whether it is a result folder of the benchmarks, or a JSON file, as nothing else is. */
  static boolean isIn(Path source) {
    return Files.isRegularFile(source)
        ? source.toString().endsWith(".json")
        : Files.isRegularFile(source.resolve(REPORT));
  }

  /**
   * Reads it.
   *
   * @throws UsageException if it is not one
   */
  static BenchReport read(Path source) {
    Path file = Files.isDirectory(source) ? source.resolve(REPORT) : source;
    try {
      return BenchJson.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "file must be the report.json of a benchmark run, but "
              + file
              + " is not: "
              + e.getMessage(),
          e);
    }
  }
}
