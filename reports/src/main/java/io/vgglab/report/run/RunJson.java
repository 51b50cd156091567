package io.vgglab.report.run;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.json.Json;
import java.util.List;
import java.util.Map;

/** A training's report as versioned JSON. */
public final class RunJson {

  private static final String FORMAT = "vgglab.run";
  private static final int VERSION = 1;

  private RunJson() {}

  /** The report as JSON. */
  public static String write(RunReport report) {
    return Json.write(FORMAT, VERSION, report);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static RunReport read(String json) {
    return Json.read(
        json,
        FORMAT,
        VERSION,
        RunReport.class,
        Map.of("mistakes", List.of(), "interval", Interval.none()));
  }
}
