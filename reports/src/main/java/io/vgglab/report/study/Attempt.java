package io.vgglab.report.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One attempt at a trial.
 *
 * @param number counted from 1
 * @param slot the device slot that it ran in, counted from 0
 * @param startedAt when its worker took it
 * @param endedAt when it ended, or the moment of the report while it runs
 */
public record Attempt(int number, int slot, Instant startedAt, Instant endedAt) {

  /** Checks that the attempt ends after it starts. */
  public Attempt {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1, but was " + number);
    }
    if (slot < 0) {
      throw new IllegalArgumentException("slot must not be negative, but was " + slot);
    }
    if (endedAt.isBefore(startedAt)) {
      throw new IllegalArgumentException(
          "endedAt must not be before startedAt, but was " + endedAt + " < " + startedAt);
    }
  }

  /** Wall time in seconds. */
  public double seconds() {
    return Duration.between(startedAt, endedAt).toMillis() / 1000.0;
  }
}
