package io.vgglab.sweep.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as Optuna stores them: UTC without a zone, to the microsecond, as in {@code 2026-11-24
 * 19:11:33.181727}. Optuna 4.9 and earlier read and wrote local time in the same form.
 */
final class StoredTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private StoredTime() {}

  /** An instant as text. */
  static String write(Instant instant) {
    return WRITTEN.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** The instant of a text; the fraction may be shorter or missing. */
  static Instant read(String text) {
    return LocalDateTime.parse(text, READ).toInstant(ZoneOffset.UTC);
  }

  /** An instant as it comes back when it was written and read. */
  static Instant rounded(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
