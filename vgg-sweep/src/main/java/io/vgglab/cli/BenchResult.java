package io.vgglab.cli;

import io.vgglab.file.FileFailure;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The report of a benchmark run, in its folder or by itself. */
final class BenchResult {

  private static final String REPORT = "report.json";
  private static final Set<String> NAMES = Set.of(REPORT, "incomplete.json");

  private BenchResult() {}

  /** Whether it is a result folder of the benchmarks, or such a report by its name or content. */
  static boolean isIn(Path source) {
    if (!Files.isRegularFile(source)) {
      return Files.isRegularFile(source.resolve(REPORT));
    }
    return NAMES.contains(source.getFileName().toString())
        || (source.toString().endsWith(".json") && isReport(source));
  }

  private static boolean isReport(Path file) {
    try {
      read(file);
      return true;
    } catch (UsageException e) {
      return false;
    }
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
    } catch (IOException e) {
      throw new UsageException(
          FileFailure.message(new UncheckedIOException("cannot read " + file, e)), e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "file must be the report.json of a benchmark run, but "
              + file
              + " is not: "
              + e.getMessage(),
          e);
    }
  }
}
