package io.vgglab.sweep.rounds;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The trials of a history by their rounds, each read once. */
final class RoundTrials {

  private final Map<List<Integer>, List<TrialRecord>> rounds = new HashMap<>();

  private RoundTrials() {}

  static RoundTrials of(List<TrialRecord> history) {
    RoundTrials trials = new RoundTrials();
    for (TrialRecord trial : history) {
      RoundRole.of(trial)
          .ifPresent(
              role -> trials.rounds.computeIfAbsent(key(role), k -> new ArrayList<>()).add(trial));
    }
    return trials;
  }

  /** The trials of a round, in the order of the history. */
  List<TrialRecord> in(RoundRole role) {
    return rounds.getOrDefault(key(role), List.of());
  }

  private static List<Integer> key(RoundRole role) {
    return List.of(role.iteration(), role.bracket(), role.round());
  }
}
