package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;

/**
 * What a sampler may know when it chooses.
 *
 * @param space the parameters to choose
 * @param directions one per objective, at least one
 * @param history the other trials that may be seen, in the order of their numbers
 * @param number number of the trial to choose for
 */
public record SamplerRequest(
    SearchSpace space, List<Direction> directions, List<TrialRecord> history, int number) {

  public SamplerRequest {
    directions = List.copyOf(directions);
    history = List.copyOf(history);
    if (directions.isEmpty()) {
      throw new IllegalArgumentException("directions must hold at least one, but was empty");
    }
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative, but was " + number);
    }
    for (int i = 1; i < history.size(); i++) {
      if (history.get(i - 1).number() >= history.get(i).number()) {
        throw new IllegalArgumentException(
            "history must be in the order of trial numbers, but "
                + history.get(i).number()
                + " follows "
                + history.get(i - 1).number());
      }
    }
  }

  /** The trials of the history that are in one of the given states, in order. */
  public List<TrialRecord> in(TrialState first, TrialState... others) {
    List<TrialState> wanted = List.of(others);
    return history.stream()
        .filter(trial -> trial.state() == first || wanted.contains(trial.state()))
        .toList();
  }
}
