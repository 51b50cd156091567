package io.vgglab.sweep.trial;

/** Where a trial stands; the names are those of Optuna's schema. */
public enum TrialState {
  RUNNING,
  COMPLETE,
  PRUNED,
  FAIL,
  WAITING;

  /** Tells whether nothing about the trial changes any more. */
  public boolean isFinished() {
    return this == COMPLETE || this == PRUNED || this == FAIL;
  }
}
