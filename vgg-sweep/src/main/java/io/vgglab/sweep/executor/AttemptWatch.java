package io.vgglab.sweep.executor;

import java.time.Duration;
import java.util.Optional;

/**
 * Watches one attempt: how long it takes, and whether its worker still works. A worker hangs if it
 * says nothing and uses no processor for a while; one that computes for long in one step does not.
 */
final class AttemptWatch {

  /** Processor time within {@link #look} intervals of a second that counts as work. */
  private static final Duration WORK = Duration.ofMillis(20);

  private final Optional<Duration> limit;
  private final Duration patience;
  private final long began;
  private long active;
  private Duration used = Duration.ZERO;
  private Optional<TrialEnd> verdict = Optional.empty();

  /**
   * Begins to watch.
   *
   * @param limit how long the attempt may take
   * @param patience how long its worker may do nothing
   * @param now a clock's reading in nanoseconds
   */
  AttemptWatch(Optional<Duration> limit, Duration patience, long now) {
    this.limit = limit;
    this.patience = patience;
    this.began = now;
    this.active = now;
  }

  /** The worker has said something. */
  synchronized void heard(long now) {
    active = now;
  }

  /**
   * Looks at the worker, about once a second.
   *
   * @param processorTime what it has used so far, if the system tells
   * @return whether the worker must be killed
   */
  synchronized boolean look(Optional<Duration> processorTime, long now) {
    Duration present = processorTime.orElse(used.plus(WORK));
    if (present.minus(used).compareTo(WORK) >= 0) {
      active = now;
    }
    used = present;
    if (limit.filter(most -> Duration.ofNanos(now - began).compareTo(most) > 0).isPresent()) {
      verdict = Optional.of(TrialEnd.TimedOut.after(limit.get()));
    } else if (now - active > patience.toNanos()) {
      verdict =
          Optional.of(
              new TrialEnd.Lost("worker did nothing for " + words(patience) + " and was ended"));
    }
    return verdict.isPresent();
  }

  /** How the attempt ends if the worker was killed for what was seen. */
  synchronized Optional<TrialEnd> verdict() {
    return verdict;
  }

  static String words(Duration duration) {
    return duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + " min"
        : duration.toMillis() / 1000.0 + " s";
  }
}
