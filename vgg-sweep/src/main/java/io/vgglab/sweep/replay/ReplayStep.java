package io.vgglab.sweep.replay;

import io.vgglab.sweep.space.Assignment;
import java.util.List;

/**
 * One trial of a replay.
 *
 * @param number number of the trial
 * @param recorded the parameters in the trace
 * @param suggested the parameters that our sampler suggested
 * @param differences what is not equal, in words; none if the trial replays
 */
public record ReplayStep(
    int number, Assignment recorded, Assignment suggested, List<String> differences) {

  public ReplayStep {
    differences = List.copyOf(differences);
  }

  /** Tells whether the trial replays. */
  public boolean isEqual() {
    return differences.isEmpty();
  }
}
