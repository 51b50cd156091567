package io.vgglab.report.study;

import io.vgglab.report.json.Json;
import java.util.List;
import java.util.Map;

/** A study's report as versioned JSON. */
public final class StudyJson {

  private static final String FORMAT = "vgglab.study";
  private static final int VERSION = 1;

  private StudyJson() {}

  /** The report as JSON. */
  public static String write(StudyReport report) {
    return Json.write(FORMAT, VERSION, report);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is something else
   */
  public static StudyReport read(String json) {
    return Json.read(
        json,
        FORMAT,
        VERSION,
        StudyReport.class,
        Map.of(
            "findings",
            StudyFindings.none(),
            "trials.seedValues",
            List.of(),
            "trials.seeds",
            List.of()));
  }
}
