package io.vgglab.report.study;

import io.vgglab.report.text.Numbers;
import java.math.BigDecimal;
import java.util.Objects;

/** The value of a parameter: its text, and its number where it has one (NaN otherwise). */
public record ParameterValue(String text, double number) {

  private static final int LONGEST_SHOWN = 9;
  private static final int SHOWN_DIGITS = 4;

  /** Checks that the text is there. */
  public ParameterValue {
    Objects.requireNonNull(text, "text");
  }

  /** A whole number. */
  public static ParameterValue of(long value) {
    return new ParameterValue(Long.toString(value), value);
  }

  /** A real number, written as short as it can be read back. */
  public static ParameterValue of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return new ParameterValue(Double.toString(value), value);
    }
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    boolean readable = decimal.scale() <= 7 && decimal.precision() - decimal.scale() <= 9;
    return new ParameterValue(readable ? decimal.toPlainString() : Double.toString(value), value);
  }

  /** A choice. */
  public static ParameterValue of(String value) {
    return new ParameterValue(value, Double.NaN);
  }

  /** A switch. */
  public static ParameterValue of(boolean value) {
    return new ParameterValue(Boolean.toString(value), Double.NaN);
  }

  /** As people read it: four digits of a number that has more than a choice by hand would have. */
  public String shown() {
    boolean isLong = isNumber() && number != Math.rint(number) && text.length() > LONGEST_SHOWN;
    return isLong ? Numbers.significant(number, SHOWN_DIGITS) : text;
  }

  /** Whether the value is a finite number. */
  public boolean isNumber() {
    return Double.isFinite(number);
  }
}
