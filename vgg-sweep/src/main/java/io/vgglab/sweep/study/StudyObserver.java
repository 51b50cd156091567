package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.util.List;

/**
 * Watches a study; called on several threads. Where a study trains each configuration with several
 * seeds, {@code seed} counts the trainings of the trial from 0.
 */
public interface StudyObserver {

  /**
   * A training has begun, or goes on.
   *
   * @param inherited epochs of the trial that this one goes on from; 0 if it starts anew
   */
  default void onStart(TrialRecord trial, int seed, int inherited, TrialStart start) {}

  /** Where a running trial stands. */
  default void onProgress(int trial, int seed, Progress progress) {}

  /** A trial has done an epoch. */
  default void onEpoch(int trial, int seed, EpochResult result) {}

  /** All trials as they stand, those of other processes among them, when one has finished. */
  default void onTrials(List<TrialRecord> trials) {}

  /** A trial has finished. */
  default void onFinished(TrialRecord trial, String reason) {}

  /** The training of the baseline, after all trials, has begun or goes on. */
  default void onBaselineStart(TrialStart start) {}

  /** Where the training of the baseline stands. */
  default void onBaselineProgress(Progress progress) {}

  /** The baseline has done an epoch. */
  default void onBaselineEpoch(EpochResult result) {}

  /** Something that a person should know, in one line. */
  default void onNote(String note) {}

  /** Watches nothing. */
  static StudyObserver none() {
    return new StudyObserver() {};
  }
}
