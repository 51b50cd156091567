package io.vgglab.sweep.study;

import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many epochs the trials of a study may train together. A trial starts only if it could train
 * to its end, so that the bound is never passed.
 *
 * @param epochs the bound, {@link #UNBOUNDED} for none
 */
public record EpochBudget(int epochs) {

  /** No bound. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  public EpochBudget {
    if (epochs < 1) {
      throw new IllegalArgumentException("epochBudget must be at least 1, but was " + epochs);
    }
  }

  /**
   * Tells whether another trial may start.
   *
   * @param earlier the trials that count, as the next one may see them
   * @param history all trials, among which parents of promoted ones are: those have finished
   */
  boolean allows(
      List<TrialRecord> earlier, List<TrialRecord> history, StudySpec spec, TrialRecord next) {
    if (epochs == UNBOUNDED) {
      return true;
    }
    long taken =
        earlier.stream()
            .mapToLong(t -> t.state().isFinished() ? spent(t) : most(t, history, spec))
            .sum();
    return taken + most(next, history, spec) <= epochs;
  }

  /**
   * Epochs that a trial has trained itself, with all its seeds: one that goes on from another
   * starts at its report.
   */
  public static int spent(TrialRecord trial) {
    return RoundRole.trained(trial) * Math.max(1, SeedRuns.of(trial).size());
  }

  /** Epochs of each training of a trial; 0 if its values are of no training: it fails at once. */
  public static int epochs(TrialRecord trial, StudySpec spec) {
    try {
      return Decoder.decode(spec.base(), trial.assignment()).plan().epochs();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  /** Epochs that a trial trains itself if nothing stops it before its round ends. */
  private static int most(TrialRecord trial, List<TrialRecord> history, StudySpec spec) {
    int end = RoundRole.of(trial).map(RoundRole::epochs).orElseGet(() -> epochs(trial, spec));
    OptionalInt parent = RoundRole.continued(trial);
    int start = parent.isPresent() ? history.get(parent.getAsInt()).lastStep().orElse(0) : 0;
    return end - start;
  }
}
