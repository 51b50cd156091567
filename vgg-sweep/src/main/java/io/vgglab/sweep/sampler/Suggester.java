package io.vgglab.sweep.sampler;

import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/** A sampler at work on one study under one random mode. Not thread-safe. */
@FunctionalInterface
public interface Suggester {

  /**
   * The parameters of one trial.
   *
   * @param history the study's trials in the order of their numbers
   * @param number number of the trial to choose for
   * @return empty once the sampler has nothing more to suggest
   * @throws IllegalStateException if a trial of {@link #blocking} has not finished
   */
  Optional<Suggestion> suggest(List<TrialRecord> history, int number);

  /**
   * The unfinished trials that a suggestion for this number must wait for, which is why a slot
   * stays idle; none: it can be made now.
   */
  default List<Integer> blocking(List<TrialRecord> history, int number) {
    return List.of();
  }
}
