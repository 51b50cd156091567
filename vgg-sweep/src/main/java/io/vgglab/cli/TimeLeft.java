package io.vgglab.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a work takes still if it goes on as it went since it began here; says nothing until
 * enough of it has gone by to tell. Thread-safe.
 */
final class TimeLeft {

  private static final double MILLIS = 1e3;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private final InstantSource clock;
  private final double total;
  private final double least;
  private Instant begun;
  private double before;

  /**
   * Begins now, with nothing done.
   *
   * @param total the whole work, in any unit
   * @param least how much of it must be done here before the rest can be told
   */
  TimeLeft(InstantSource clock, double total, double least) {
    this.clock = clock;
    this.total = total;
    this.least = least;
    this.begun = clock.instant();
  }

  /** Begins anew: what is done already took no time here. */
  synchronized void begin(double done) {
    begun = clock.instant();
    before = done;
  }

  /** More of the work turns out to be done, which took no time here. */
  synchronized void skip(double found) {
    before += found;
  }

  /** The time left, or nothing while too little work has been done here. */
  synchronized Optional<Duration> after(double done) {
    if (done <= before || done - before < least) {
      return Optional.empty();
    }
    double taken = Duration.between(begun, clock.instant()).toMillis() / MILLIS;
    double left = taken * Math.max(0, total - done) / (done - before);
    return Optional.of(Duration.ofMillis(Math.round(left * MILLIS)));
  }

  /** A time as people say it: {@code 45 s}, {@code 4 min 10 s}, {@code 2 h 5 min}. */
  static String text(Duration time) {
    long seconds = Math.round(time.toMillis() / MILLIS);
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%d s", seconds);
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%d min %d s", seconds / MINUTE, seconds % MINUTE)
        : String.format(Locale.ROOT, "%d h %d min", seconds / HOUR, seconds % HOUR / MINUTE);
  }
}
