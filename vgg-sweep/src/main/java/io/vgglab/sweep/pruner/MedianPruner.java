package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;

/**
 * Stops a trial whose best report is worse than the median of the completed trials at the same
 * step.
 *
 * @param startupTrials completed trials needed before any trial is judged
 * @param pace steps that are judged
 * @param minTrials completed trials that must have reported at the step, at least 1
 */
public record MedianPruner(int startupTrials, Pace pace, int minTrials) implements Pruner {

  private static final double MEDIAN = 50;

  public MedianPruner {
    new PercentilePruner(MEDIAN, startupTrials, pace, minTrials);
  }

  /** Optuna's defaults: five completed trials first, then every step. */
  public static MedianPruner standard() {
    return new MedianPruner(5, Pace.everyStep(), 1);
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    return new PercentilePruner(MEDIAN, startupTrials, pace, minTrials)
        .judge(trial, history, direction);
  }
}
