package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;

/** Watches a study; called on several threads. */
public interface StudyObserver {

  /** An attempt has begun. */
  default void onStart(int trial, int attempt, TrialStart start) {}

  /** Where a running trial stands. */
  default void onProgress(int trial, Progress progress) {}

  /** A trial has done an epoch. */
  default void onEpoch(int trial, EpochResult result) {}

  /** A trial has finished. */
  default void onFinished(TrialRecord trial, String reason) {}

  /** Something that a person should know, in one line. */
  default void onNote(String note) {}

  /** Watches nothing. */
  static StudyObserver none() {
    return new StudyObserver() {};
  }
}
