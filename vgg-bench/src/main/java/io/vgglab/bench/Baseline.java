package io.vgglab.bench;

import io.vgglab.bench.run.BenchException;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.compare.Comparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The older run that a new one is held against. */
final class Baseline {

  private Baseline() {}

  /**
   * Compares with the report of a file.
   *
   * @throws BenchException if the file cannot be read
   * @throws IllegalArgumentException if it is no benchmark report
   */
  static Comparison compare(Path file, BenchReport now, double threshold) {
    try {
      String json = Files.readString(file, StandardCharsets.UTF_8);
      return Comparison.of(BenchJson.read(json), now, threshold);
    } catch (IOException e) {
      throw new BenchException(
          "bench.baseline must be the report.json of an older run, but " + file + " cannot be read",
          e);
    }
  }
}
