package io.vgglab.report.study;

import java.util.Objects;

/**
 * What one part of a Hyperband was meant to train and what it trained.
 *
 * @param part for example {@code bracket 2} or {@code bracket 2, round 1}
 * @param trials trials that have started
 * @param plannedTrials trials that the plan gives it, 0 where it gives none
 * @param pruned those among the started that were stopped
 * @param plannedEpochs epochs that the plan gives it
 * @param spentEpochs epochs that its trials have run together
 */
public record LedgerLine(
    String part, int trials, int plannedTrials, int pruned, long plannedEpochs, long spentEpochs) {

  /** Checks that no number is negative. */
  public LedgerLine {
    Objects.requireNonNull(part, "part");
    if (Math.min(Math.min(trials, plannedTrials), pruned) < 0
        || Math.min(plannedEpochs, spentEpochs) < 0) {
      throw new IllegalArgumentException(
          "numbers of a ledger line must not be negative, but were "
              + String.join(
                  ", ",
                  Integer.toString(trials),
                  Integer.toString(plannedTrials),
                  Integer.toString(pruned),
                  Long.toString(plannedEpochs),
                  Long.toString(spentEpochs)));
    }
  }
}
