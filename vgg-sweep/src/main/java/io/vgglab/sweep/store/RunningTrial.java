package io.vgglab.sweep.store;

import java.util.Objects;

/**
 * Who runs a trial.
 *
 * @param lease the trial and its present attempt
 * @param owner id of the run; empty text if another program, such as Optuna, runs the trial
 * @param losses how many attempts lost their worker
 */
public record RunningTrial(TrialLease lease, String owner, int losses) {

  public RunningTrial {
    Objects.requireNonNull(lease, "lease");
    Objects.requireNonNull(owner, "owner");
  }

  /** Tells whether another program runs the trial. */
  public boolean isForeign() {
    return owner.isEmpty();
  }
}
