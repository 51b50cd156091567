package io.vgglab.sweep.rounds;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.rounds.HyperbandRounds.Round;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the rounds stand after some history. */
final class RoundsState {

  private final HyperbandRounds plan;
  private final RoundTrials history;
  private final Direction direction;
  private final Set<Integer> continued = new HashSet<>();

  RoundsState(HyperbandRounds plan, List<TrialRecord> history, Direction direction) {
    this.plan = plan;
    this.history = RoundTrials.of(history);
    this.direction = direction;
    history.forEach(trial -> RoundRole.continued(trial).ifPresent(continued::add));
  }

  /** The first thing that can be done, in the order of the plan. */
  Move next() {
    return next(true);
  }

  /** As {@link #next}, where there are no new parameters. */
  Move nextWithoutFresh() {
    return next(false);
  }

  private Move next(boolean hasFresh) {
    boolean waits = false;
    List<TrialRecord> before = List.of();
    int expectedBefore = 0;
    for (Round round : plan.rounds()) {
      List<TrialRecord> trials = history.in(round.role());
      int expected = round.size();
      if (round.role().round() == 0) {
        if (trials.size() < expected && hasFresh) {
          return new Move.Fresh(round.role());
        }
        expected = trials.size();
      } else if (isFinished(before, expectedBefore)) {
        List<TrialRecord> best = best(before, round.size());
        Optional<TrialRecord> next =
            best.stream().filter(trial -> !continued.contains(trial.number())).findFirst();
        if (next.isPresent()) {
          return new Move.Promotion(round.role(), next.get().number());
        }
        expected = best.size();
      } else {
        expected = Integer.MAX_VALUE;
      }
      waits |= !isFinished(trials, expected);
      before = trials;
      expectedBefore = expected;
    }
    return waits ? new Move.Wait() : new Move.Done();
  }

  private static boolean isFinished(List<TrialRecord> trials, int expected) {
    return trials.size() >= expected
        && trials.stream().allMatch(trial -> trial.state().isFinished());
  }

  /** The best trials of a round that has finished; one that failed or reported NaN is none. */
  private List<TrialRecord> best(List<TrialRecord> trials, int count) {
    return trials.stream()
        .filter(trial -> trial.state() != TrialState.FAIL)
        .filter(trial -> !Double.isNaN(loss(trial)))
        .sorted(Comparator.comparingDouble(this::loss))
        .limit(count)
        .toList();
  }

  private double loss(TrialRecord trial) {
    return trial.intermediateValues().isEmpty()
        ? Double.NaN
        : direction.loss(trial.intermediateValues().lastEntry().getValue());
  }
}
