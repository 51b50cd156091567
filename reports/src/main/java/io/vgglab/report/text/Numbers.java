package io.vgglab.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, durations and times as text, the same under every locale. */
public final class Numbers {

  /** What stands for a number that was not measured. */
  public static final String ABSENT = "–";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Below, four decimals leave one digit or none. */
  private static final double SMALLEST_SCORE = 0.001;

  /** From here on, decimals say nothing. */
  private static final double GREATEST_SCORE = 1e7;

  private Numbers() {}

  /** The number with so many decimals, for example {@code 0.8052}. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return unusual(value);
    }
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * A score in [0, 1], with four decimals; with significant digits where these are too few or many.
   */
  public static String score(double value) {
    if (Math.abs(value) >= GREATEST_SCORE) {
      return significant(value, 7);
    }
    return value != 0 && Math.abs(value) < SMALLEST_SCORE ? significant(value, 4) : fixed(value, 4);
  }

  /** A share in [0, 1] as a percentage with one decimal. */
  public static String percent(double share) {
    return Double.isFinite(share) ? fixed(100 * share, 1) + " %" : unusual(share);
  }

  /** A count with its thousands apart, for example {@code 33,638,218}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /**
   * The number with so many significant digits, no trailing zeros; plain from 0.0001 to below 10
   * million, with an exponent outside.
   */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return unusual(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_UP))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent < -4 || exponent >= 7) {
      BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
      return mantissa.toPlainString() + "e" + exponent;
    }
    return rounded.toPlainString();
  }

  /** The nearest number with so many significant digits, to be drawn rather than read. */
  public static double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_UP))
            .doubleValue()
        : value;
  }

  /** A duration in seconds, for example {@code 59 min 24 s}. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return ABSENT;
    }
    if (seconds < 10) {
      return significant(seconds, 3) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + twoDigits(whole % 60) + " s";
    }
    long minutes = Math.round(seconds / 60);
    if (minutes < 48 * 60) {
      return minutes / 60 + " h " + twoDigits(minutes % 60) + " min";
    }
    long hours = Math.round(seconds / 3600);
    return hours / 24 + " d " + twoDigits(hours % 24) + " h";
  }

  /** A moment in UTC, to the minute. */
  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  private static String twoDigits(long value) {
    return value < 10 ? "0" + value : Long.toString(value);
  }

  private static String unusual(double value) {
    if (Double.isNaN(value)) {
      return ABSENT;
    }
    return value > 0 ? "∞" : "−∞";
  }
}
