package io.vgglab.sweep.rounds;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.rounds.HyperbandRounds.Round;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;

/**
 * Planned and spent epochs, round by round.
 *
 * @param lines one per round, in the order of the plan
 */
public record RoundsLedger(List<Line> lines) {

  /**
   * One round.
   *
   * @param round the plan
   * @param trials trials that have started
   * @param pruned those of them that ended PRUNED: paused, be it that they were promoted
   * @param spentEpochs epochs that they have run in this round
   */
  public record Line(Round round, int trials, int pruned, int spentEpochs) {}

  public RoundsLedger {
    lines = List.copyOf(lines);
  }

  /** The ledger of a plan after some history; a report's step is the number of epochs. */
  public static RoundsLedger of(HyperbandRounds plan, List<TrialRecord> history) {
    RoundTrials trials = RoundTrials.of(history);
    return new RoundsLedger(
        plan.rounds().stream().map(round -> line(round, trials.in(round.role()))).toList());
  }

  private static Line line(Round round, List<TrialRecord> trials) {
    int spent = trials.stream().mapToInt(RoundRole::trained).sum();
    long pruned = trials.stream().filter(trial -> trial.state() == TrialState.PRUNED).count();
    return new Line(round, trials.size(), (int) pruned, spent);
  }
}
