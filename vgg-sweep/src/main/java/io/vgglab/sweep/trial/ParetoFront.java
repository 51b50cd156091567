package io.vgglab.sweep.trial;

import java.util.List;

/** The trials that no other one beats in every objective. */
public final class ParetoFront {

  private ParetoFront() {}

  /**
   * The completed and feasible trials of the front, in the order given. Trials with equal values
   * stand beside each other.
   *
   * @param directions one per objective
   */
  public static List<TrialRecord> of(List<TrialRecord> trials, List<Direction> directions) {
    List<TrialRecord> candidates =
        trials.stream()
            .filter(trial -> trial.state() == TrialState.COMPLETE)
            .filter(trial -> Constraints.violation(trial) == 0)
            .toList();
    return candidates.stream()
        .filter(
            trial -> candidates.stream().noneMatch(other -> dominates(other, trial, directions)))
        .toList();
  }

  /** Tells whether one trial is as good as another in every objective and better in one. */
  static boolean dominates(TrialRecord winner, TrialRecord loser, List<Direction> directions) {
    boolean better = false;
    for (int i = 0; i < directions.size(); i++) {
      double won = winner.values().get(i);
      double lost = loser.values().get(i);
      if (directions.get(i).isBetter(lost, won)) {
        return false;
      }
      better |= directions.get(i).isBetter(won, lost);
    }
    return better;
  }
}
