package io.vgglab.sweep.sampler;

import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.TreeMap;

/**
 * How far back a trial may look, fixed when the study is created, so that what a suggestion sees
 * does not depend on which worker was faster.
 *
 * @param lookBehind trial n sees the trials below n - lookBehind as they finished, and the others
 *     below n as running; at most lookBehind + 1 trials run at once
 */
public record Horizon(int lookBehind) {

  public Horizon {
    if (lookBehind < 0) {
      throw new IllegalArgumentException("lookBehind must not be negative, but was " + lookBehind);
    }
  }

  /** The first number that trial n may not see finished. */
  public int of(int number) {
    return Math.max(0, number - lookBehind);
  }

  /** The numbers of the trials that must finish before trial n may start; none: it may start. */
  public List<Integer> blocking(List<TrialRecord> history, int number) {
    return history.stream()
        .filter(trial -> trial.number() < of(number) && !trial.state().isFinished())
        .map(TrialRecord::number)
        .toList();
  }

  /**
   * The history as trial n may see it.
   *
   * @throws IllegalStateException if a trial below the horizon has not finished
   */
  public List<TrialRecord> visible(List<TrialRecord> history, int number) {
    List<Integer> blocking = blocking(history, number);
    if (!blocking.isEmpty()) {
      throw new IllegalStateException(
          "trial "
              + number
              + " must wait for trials "
              + blocking
              + " (lookBehind "
              + lookBehind
              + ")");
    }
    return history.stream()
        .filter(trial -> trial.number() < number)
        .map(trial -> trial.number() < of(number) ? trial : unfinished(trial))
        .toList();
  }

  /** The finished trials that the pruner of trial n may see. */
  public List<TrialRecord> finished(List<TrialRecord> history, int number) {
    return history.stream()
        .filter(trial -> trial.number() < of(number) && trial.state().isFinished())
        .toList();
  }

  private static TrialRecord unfinished(TrialRecord trial) {
    return new TrialRecord(
        trial.number(),
        TrialState.RUNNING,
        trial.parameters(),
        List.of(),
        new TreeMap<>(),
        trial.userAttributes(),
        trial.systemAttributes(),
        trial.times());
  }
}
