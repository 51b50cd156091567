package io.vgglab.report.bench;

import io.vgglab.report.json.Json;
import java.util.Map;

/** A benchmark's report as versioned JSON. */
public final class BenchJson {

  private static final String FORMAT = "vgglab.bench";
  private static final int VERSION = 2;

  private BenchJson() {}

  /** The report as JSON. */
  public static String write(BenchReport report) {
    return Json.write(FORMAT, VERSION, report);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static BenchReport read(String json) {
    return Json.read(json, FORMAT, VERSION, BenchReport.class, Map.of("standing", Standing.WHOLE));
  }
}
