package io.vgglab.sweep.executor;

import java.time.Duration;

/** How an attempt at a trial ended. */
public sealed interface TrialEnd {

  /** Why it ended, in words for people; empty where every epoch was run. */
  String reason();

  /** Whether its network is as it was meant to be: every epoch was run, or somebody ended it. */
  default boolean isTrained() {
    return this instanceof Completed || this instanceof Stopped;
  }

  /** Every epoch was run. */
  record Completed() implements TrialEnd {
    @Override
    public String reason() {
      return "";
    }
  }

  /** It ended early, by early stopping or because the listener said so. */
  record Stopped(String reason) implements TrialEnd {}

  /** The loss stopped being a number. */
  record Diverged(String reason) implements TrialEnd {}

  /** The trial cannot run: another attempt would end the same way. */
  record Failed(String reason) implements TrialEnd {}

  /** It wanted more memory than there is: another attempt would end the same way. */
  record OutOfMemory(String reason) implements TrialEnd {}

  /** The disk was full: no fault of the trial, which goes on from its last checkpoint later. */
  record DiskFull(String reason) implements TrialEnd {}

  /**
   * Images or files of the run could not be read or written: no fault of the trial, which goes on
   * from its last checkpoint later.
   */
  record Hindered(String reason) implements TrialEnd {}

  /** No worker would start: no fault of the trial, which goes on later. */
  record NoWorker(String reason) implements TrialEnd {}

  /** It ran for longer than its time limit, and was ended. */
  record TimedOut(String reason) implements TrialEnd {

    /** The end of an attempt that ran for longer than this. */
    public static TimedOut after(Duration limit) {
      return new TimedOut("took longer than its time limit of " + AttemptWatch.words(limit));
    }
  }

  /** The worker is gone; another attempt may go on from the last checkpoint. */
  record Lost(String reason) implements TrialEnd {}

  /** This program is broken, not its worker: no fault of the trial, but nothing can go on. */
  record Fatal(Throwable cause) implements TrialEnd {
    @Override
    public String reason() {
      return "internal error: " + cause;
    }
  }
}
