package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoredStudy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How long a study has run in all its runs, kept as the study's user attribute {@code
 * vgglab:seconds} and brought up to date whenever a trial ends, with every heartbeat, and when the
 * run ends.
 */
final class StudyClock {

  static final String ATTRIBUTE = "vgglab:seconds";

  private final Optional<Duration> budget;
  private final StoredStudy stored;
  private final InstantSource clock;
  private final Instant began;
  private final Duration before;

  StudyClock(Optional<Duration> budget, StoredStudy stored, InstantSource clock) {
    this.budget = budget;
    this.stored = stored;
    this.clock = clock;
    this.began = clock.instant();
    String seconds = stored.userAttributes().getOrDefault(ATTRIBUTE, "0");
    this.before = Duration.ofMillis(Math.round(1000 * Double.parseDouble(seconds)));
  }

  /** Whether the time budget is used up. */
  boolean isOver() {
    return budget.filter(most -> elapsed().compareTo(most) >= 0).isPresent();
  }

  /** Writes down how long the study has run. */
  void store() {
    stored.putUserAttribute(ATTRIBUTE, Double.toString(elapsed().toMillis() / 1000.0));
  }

  private Duration elapsed() {
    return before.plus(Duration.between(began, clock.instant()));
  }
}
