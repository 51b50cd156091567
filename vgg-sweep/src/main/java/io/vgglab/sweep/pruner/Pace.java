package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.TrialRecord;

/**
 * At which steps a pruner decides.
 *
 * @param warmupSteps steps below this one are never judged
 * @param intervalSteps judged once in every stretch of so many steps after the warm-up, at the
 *     first report that falls into it
 */
public record Pace(int warmupSteps, int intervalSteps) {

  public Pace {
    if (warmupSteps < 0) {
      throw new IllegalArgumentException(
          "warmupSteps must not be negative, but was " + warmupSteps);
    }
    if (intervalSteps < 1) {
      throw new IllegalArgumentException(
          "intervalSteps must be at least 1, but was " + intervalSteps);
    }
  }

  /** Every report is judged. */
  public static Pace everyStep() {
    return new Pace(0, 1);
  }

  /** Tells whether the last report of a trial is one to judge. */
  boolean isDue(TrialRecord trial) {
    if (trial.intermediateValues().isEmpty()) {
      return false;
    }
    int step = trial.intermediateValues().lastKey();
    if (step < warmupSteps) {
      return false;
    }
    int stretchStart = (step - warmupSteps) / intervalSteps * intervalSteps + warmupSteps;
    Integer earlier = trial.intermediateValues().lowerKey(step);
    return earlier == null || earlier < stretchStart;
  }
}
