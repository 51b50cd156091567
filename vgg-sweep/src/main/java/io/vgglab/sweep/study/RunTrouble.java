package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialEnd;

/** What is no fault of a trial ends the run, and the trial goes on when that is run again. */
final class RunTrouble {

  private static final String CURE = " and run the same command again";

  private RunTrouble() {}

  /** The trouble that ended a training, in a sentence with its cure. */
  static IllegalStateException of(int trial, TrialEnd end) {
    if (end instanceof TrialEnd.DiskFull full) {
      return trouble(trial, full.reason(), "make room");
    }
    if (end instanceof TrialEnd.Hindered hindered) {
      return trouble(trial, hindered.reason(), "mend it");
    }
    if (end instanceof TrialEnd.NoWorker none) {
      return new IllegalStateException(none.reason() + "; mend it or leave its slot out," + CURE);
    }
    if (end instanceof TrialEnd.Fatal fatal) {
      return new IllegalStateException(fatal.reason(), fatal.cause());
    }
    throw new AssertionError(end);
  }

  private static IllegalStateException trouble(int trial, String reason, String cure) {
    return new IllegalStateException("trial " + trial + ": " + reason + "; " + cure + CURE);
  }
}
