package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * What each bracket of a Hyperband was meant to get and what it got.
 *
 * @param lines one per bracket, the earliest stopping bracket first
 */
public record BracketLedger(List<Line> lines) {

  /**
   * One bracket.
   *
   * @param bracket its number
   * @param plannedShare share of the trials that the budgets give it, from 0 to 1
   * @param trials trials that have started
   * @param pruned those among them that were stopped
   * @param plannedSteps steps that as many trials take if exactly one in a factor goes on at every
   *     rung
   * @param spentSteps steps that its trials have run together
   */
  public record Line(
      int bracket,
      double plannedShare,
      int trials,
      int pruned,
      long plannedSteps,
      long spentSteps) {}

  public BracketLedger {
    lines = List.copyOf(lines);
  }

  /** The ledger of a pruner after some history; empty while its brackets are not known. */
  public static BracketLedger of(HyperbandPruner pruner, List<TrialRecord> history) {
    List<Integer> budgets = pruner.budgets(history);
    double total = budgets.stream().mapToInt(Integer::intValue).sum();
    List<Line> lines = new ArrayList<>();
    for (int bracket = 0; bracket < budgets.size(); bracket++) {
      int own = bracket;
      List<TrialRecord> trials =
          history.stream()
              .filter(trial -> pruner.bracket(trial.number(), history).orElseThrow() == own)
              .toList();
      long pruned = trials.stream().filter(trial -> trial.state() == TrialState.PRUNED).count();
      long spent = trials.stream().mapToLong(trial -> trial.lastStep().orElse(0)).sum();
      lines.add(
          new Line(
              bracket,
              budgets.get(bracket) / total,
              trials.size(),
              (int) pruned,
              pruner.plannedSteps(bracket, trials.size(), history),
              spent));
    }
    return new BracketLedger(lines);
  }
}
