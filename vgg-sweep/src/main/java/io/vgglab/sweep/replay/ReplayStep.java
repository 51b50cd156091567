package io.vgglab.sweep.replay;

import io.vgglab.sweep.space.Assignment;
import java.util.List;

/**
 * One trial of a replay.
 *
 * @param number number of the trial
 * @param recorded the parameters in the trace
 * @param suggested the parameters that our sampler suggested
 * @param verdicts what our pruner said of the reports, empty without a pruner
 * @param ties names of parameters in which the trace took another value that is as good as ours, up
 *     to rounding
 * @param differences what is not equal, in words; none if the trial replays
 */
public record ReplayStep(
    int number,
    Assignment recorded,
    Assignment suggested,
    List<ReplayVerdict> verdicts,
    List<String> ties,
    List<String> differences) {

  public ReplayStep {
    verdicts = List.copyOf(verdicts);
    ties = List.copyOf(ties);
    differences = List.copyOf(differences);
  }

  /** Tells whether the trial replays. */
  public boolean isEqual() {
    return differences.isEmpty();
  }
}
