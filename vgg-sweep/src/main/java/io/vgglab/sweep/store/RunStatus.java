package io.vgglab.sweep.store;

import java.time.Duration;
import java.util.Objects;

/**
 * A run as the store knows it.
 *
 * @param run the run
 * @param silence time since its last heartbeat, by the clock of the database
 * @param ended whether it said that it ended
 */
public record RunStatus(StudyRun run, Duration silence, boolean ended) {

  /**
   * How long a run on another machine may be silent before it counts as dead: longer than a store
   * that is restarted is waited for, after which all are late.
   */
  public static final Duration GRACE = Duration.ofMinutes(3);

  public RunStatus {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(silence, "silence");
  }

  /**
   * Tells whether the run still works: on this machine its process decides at once, however long it
   * has been silent; on another one its heartbeat does.
   *
   * @param grace how long a run on another machine may be silent
   */
  public boolean isAlive(Duration grace) {
    if (ended) {
      return false;
    }
    return run.isHere() ? run.isProcessAlive() : silence.compareTo(grace) <= 0;
  }
}
