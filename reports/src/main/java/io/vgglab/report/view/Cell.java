package io.vgglab.report.view;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.text.Csv;
import io.vgglab.report.text.Numbers;
import java.util.Objects;

/**
 * A cell of a table: its text, the key it sorts by, and its tone.
 *
 * @param text as shown
 * @param key sorted by as a number if all keys of the column are numbers; empty sorts last
 * @param tone how it is set
 */
public record Cell(String text, String key, Tone tone) {

  /** How a cell is set. */
  public enum Tone {
    /** As the table is. */
    PLAIN("plain"),
    /** The figure to look at. */
    STRONG("strong"),
    /** Less than the rest. */
    QUIET("quiet"),
    /** A success. */
    GOOD("good"),
    /** A warning. */
    WARN("warn"),
    /** A failure. */
    BAD("bad");

    private final String css;

    Tone(String css) {
      this.css = css;
    }

    /** The class in the style sheet. */
    public String css() {
      return css;
    }
  }

  /** Checks that all is there. */
  public Cell {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(tone, "tone");
  }

  /** A text. */
  public static Cell text(String text) {
    return new Cell(text, text, Tone.PLAIN);
  }

  /** A whole number. */
  public static Cell count(long value) {
    return new Cell(Numbers.count(value), Long.toString(value), Tone.PLAIN);
  }

  /** A number that is a name, such as that of a trial: without marks between its thousands. */
  public static Cell ordinal(long value) {
    return text(Long.toString(value));
  }

  /** A number that sorts by {@code value}. */
  public static Cell number(String text, double value) {
    return new Cell(text, Csv.number(value), Tone.PLAIN);
  }

  /** An interval, which sorts by its lower end; one that was not measured sorts last. */
  public static Cell interval(String text, Interval interval) {
    return number(text, interval.low());
  }

  /** A score in [0, 1]. */
  public static Cell score(double value) {
    return number(Numbers.score(value), value);
  }

  /** The same cell in another tone. */
  public Cell as(Tone newTone) {
    return new Cell(text, key, newTone);
  }
}
