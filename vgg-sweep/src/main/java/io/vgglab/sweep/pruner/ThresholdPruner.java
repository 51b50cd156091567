package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Objects;

/**
 * Stops a trial whose last report is NaN or lies outside fixed bounds.
 *
 * @param lower least value that goes on; minus infinity for no bound
 * @param upper greatest value that goes on; infinity for no bound
 * @param pace steps that are judged
 */
public record ThresholdPruner(double lower, double upper, Pace pace) implements Pruner {

  public ThresholdPruner {
    Objects.requireNonNull(pace, "pace");
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "lower must not be above upper, but was " + lower + " with upper " + upper);
    }
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    if (!pace.isDue(trial)) {
      return Verdict.keep();
    }
    double last = trial.intermediateValues().lastEntry().getValue();
    return lower <= last && last <= upper
        ? Verdict.keep()
        : Verdict.prune("report " + last + " is not between " + lower + " and " + upper);
  }
}
