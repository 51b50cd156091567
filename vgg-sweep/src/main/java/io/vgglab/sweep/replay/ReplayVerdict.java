package io.vgglab.sweep.replay;

/**
 * What was decided after one report.
 *
 * @param step step of the report
 * @param recorded whether the trace was pruned there
 * @param ours whether our pruner prunes there
 */
public record ReplayVerdict(int step, boolean recorded, boolean ours) {

  /** Tells whether both decided alike. */
  boolean isEqual() {
    return recorded == ours;
  }

  String difference() {
    return "step "
        + step
        + (recorded ? ": recorded pruned, ours goes on" : ": recorded goes on, ours prunes");
  }
}
