package io.vgglab.report.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values after RFC 4180, with a header line and a line feed after each line.
 *
 * <p>A field that a spreadsheet would run as a formula gets an apostrophe in front; numbers do not.
 */
public final class Csv {

  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final String NUMBER = "[-+]?(Infinity|(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?)";

  private Csv() {}

  /** The header and the rows as text. */
  public static String of(List<String> header, List<List<String>> rows) {
    StringBuilder csv = new StringBuilder(line(header));
    rows.forEach(row -> csv.append(line(row)));
    return csv.toString();
  }

  /** A double as it can be read back; empty where it is NaN. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** A count or size, which is above 0 where it is known; empty where it is not. */
  public static String known(int value) {
    return value == 0 ? "" : Integer.toString(value);
  }

  private static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\n"));
  }

  private static String field(String value) {
    String safe = isFormula(value) ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean isFormula(String value) {
    return !value.isEmpty()
        && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
        && !value.matches(NUMBER);
  }
}
