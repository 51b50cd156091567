package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Keeps a trial whose best report is among the best {@code percentile} percent of the completed
 * trials at the same step. A trial that has reported nothing but NaN stops.
 *
 * @param percentile share of good trials in percent, from 0 to 100
 * @param startupTrials completed trials needed before any trial is judged
 * @param pace steps that are judged
 * @param minTrials completed trials that must have reported at the step, at least 1
 */
public record PercentilePruner(double percentile, int startupTrials, Pace pace, int minTrials)
    implements Pruner {

  public PercentilePruner {
    Objects.requireNonNull(pace, "pace");
    if (!(percentile >= 0 && percentile <= 100)) {
      throw new IllegalArgumentException(
          "percentile must be between 0 and 100, but was " + percentile);
    }
    if (startupTrials < 0) {
      throw new IllegalArgumentException(
          "startupTrials must not be negative, but was " + startupTrials);
    }
    if (minTrials < 1) {
      throw new IllegalArgumentException("minTrials must be at least 1, but was " + minTrials);
    }
  }

  /** Optuna's defaults for a percentile: five completed trials first, then every step. */
  public static PercentilePruner of(double percentile) {
    return new PercentilePruner(percentile, 5, Pace.everyStep(), 1);
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    List<TrialRecord> complete =
        history.stream()
            .filter(other -> other.state() == TrialState.COMPLETE)
            .filter(other -> other.number() != trial.number())
            .toList();
    if (complete.isEmpty() || complete.size() < startupTrials || !pace.isDue(trial)) {
      return Verdict.keep();
    }
    double best = Reports.of(trial.intermediateValues().values()).best(direction);
    if (Double.isNaN(best)) {
      return Verdict.prune("every report is NaN");
    }
    double bound = bound(complete, trial.intermediateValues().lastKey(), direction);
    if (!direction.isBetter(bound, best)) {
      return Verdict.keep();
    }
    return Verdict.prune(
        String.format(
            Locale.ROOT,
            "best report %.6g is worse than percentile %s of %d completed trials, %.6g",
            best,
            percentile,
            complete.size(),
            bound));
  }

  /** The value at the percentile of the completed trials' reports of a step; NaN if too few. */
  private double bound(List<TrialRecord> complete, int step, Direction direction) {
    List<Double> reports =
        complete.stream()
            .filter(other -> other.intermediateValues().containsKey(step))
            .map(other -> other.intermediateValues().get(step))
            .toList();
    return reports.size() < minTrials
        ? Double.NaN
        : Reports.of(reports).percentile(percentile, direction);
  }
}
