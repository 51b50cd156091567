package io.vgglab.bench;

import io.vgglab.bench.run.BenchException;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.compare.RowComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The older run that a new one is held against. */
final class Baseline {

  private Baseline() {}

  /**
   * Reads it: before anything is measured, since the new run may take its place.
   *
   * @throws BenchException if the file cannot be read, or no row has forks enough to be compared
   * @throws IllegalArgumentException if it is no benchmark report; the message names the file
   */
  static BenchReport read(Path file) {
    try {
      BenchReport report = report(file);
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
          "bench.baseline must be the report.json of an older run, but " + file + " cannot be read",
          e);
    }
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
