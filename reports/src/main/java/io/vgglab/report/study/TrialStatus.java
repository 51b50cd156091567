package io.vgglab.report.study;

/** Where a trial stands. */
public enum TrialStatus {
  /** Trained to its end, or stopped early by its own plan. */
  COMPLETE("complete"),
  /** Stopped by the pruner. */
  PRUNED("pruned"),
  /** Breaks a constraint, whatever its value. */
  INFEASIBLE("infeasible"),
  /** Diverged, crashed or ran out of attempts; the reason says which. */
  FAILED("failed"),
  /** Training now. */
  RUNNING("running"),
  /** Not started. */
  WAITING("waiting");

  private final String label;

  TrialStatus(String label) {
    this.label = label;
  }

  /** The word to print. */
  public String label() {
    return label;
  }
}
