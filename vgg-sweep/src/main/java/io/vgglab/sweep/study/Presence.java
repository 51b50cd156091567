package io.vgglab.sweep.study;

import io.vgglab.sweep.store.RunStatus;
import io.vgglab.sweep.store.StopRequest;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyRun;
import java.util.Optional;

/** What a store knows of this process as one that works on a study. */
final class Presence {

  private static final int HEARTBEAT_TICKS = 10;

  private final StoredStudy stored;
  private final StudyRun run = StudyRun.ofThisProcess();
  private int ticks;

  Presence(StoredStudy stored) {
    this.stored = stored;
  }

  StudyRun run() {
    return run;
  }

  /**
   * Announces the only process that works on the study.
   *
   * @throws IllegalStateException if another does
   */
  void beginAlone(String study) {
    stored
        .beginAlone(run, RunStatus.GRACE)
        .ifPresent(
            other -> {
              throw new IllegalStateException(
                  "study "
                      + study
                      + " is being run by "
                      + other.describe()
                      + "; wait for it or end it");
            });
  }

  /** Announces a process that works on the study beside others. */
  void begin() {
    stored.begin(run);
  }

  /** Once a second; tells whether it was time for a heartbeat, which every tenth call sends. */
  boolean beat() {
    if (++ticks % HEARTBEAT_TICKS != 0) {
      return false;
    }
    stored.heartbeat(run);
    return true;
  }

  /** What somebody asks this process, or all, to do. */
  Optional<StopRequest> asked() {
    return stored.stopRequest(run);
  }

  /** Whether no other process is at work; of several that end together, one alone is told so. */
  boolean isLast() {
    end();
    return stored.beginAlone(run, RunStatus.GRACE).isEmpty();
  }

  void end() {
    stored.end(run);
  }
}
