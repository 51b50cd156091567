package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asynchronous successive halving: at rungs that lie a factor apart, a trial goes on if its report
 * is among the best 1/factor of those that have reached the rung so far.
 *
 * <p>The value at a rung is kept in the trial's system attribute {@code completed_rung_N}. Source:
 * L. Li et al., "A System for Massively Parallel Hyperparameter Tuning", MLSys 2020.
 *
 * @param minResource step of the lowest rung; {@link #AUTOMATIC} for a hundredth of the last step
 *     of the first completed trial, and at least 1
 * @param reductionFactor ratio of the steps of neighbouring rungs, at least 2
 * @param minEarlyStoppingRate how many of the lowest rungs are left out, from 0
 * @param bootstrapCount trials that a rung must have seen before it lets any go on, from 0
 */
public record SuccessiveHalvingPruner(
    int minResource, int reductionFactor, int minEarlyStoppingRate, int bootstrapCount)
    implements Pruner {

  /** A resource that is taken from the first completed trial. */
  public static final int AUTOMATIC = 0;

  private static final String RUNG = "completed_rung_";
  private static final int SHARE = 100;

  public SuccessiveHalvingPruner {
    if (minResource < 0) {
      throw new IllegalArgumentException(
          "minResource must be at least 1, or 0 for automatic, but was " + minResource);
    }
    if (reductionFactor < 2) {
      throw new IllegalArgumentException(
          "reductionFactor must be at least 2, but was " + reductionFactor);
    }
    if (minEarlyStoppingRate < 0) {
      throw new IllegalArgumentException(
          "minEarlyStoppingRate must not be negative, but was " + minEarlyStoppingRate);
    }
    if (bootstrapCount < 0) {
      throw new IllegalArgumentException(
          "bootstrapCount must not be negative, but was " + bootstrapCount);
    }
    if (bootstrapCount > 0 && minResource == AUTOMATIC) {
      throw new IllegalArgumentException(
          "bootstrapCount must be 0 while minResource is automatic, but was " + bootstrapCount);
    }
  }

  /** Optuna's defaults. */
  public static SuccessiveHalvingPruner standard() {
    return new SuccessiveHalvingPruner(AUTOMATIC, 4, 0, 0);
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    Optional<Integer> lowest = lowestRung(history);
    if (trial.intermediateValues().isEmpty() || lowest.isEmpty()) {
      return Verdict.keep();
    }
    int step = trial.intermediateValues().lastKey();
    double value = trial.intermediateValues().get(step);
    Map<String, String> reached = new LinkedHashMap<>();
    int rung = 0;
    while (trial.systemAttributes().containsKey(RUNG + rung)) {
      rung++;
    }
    while (step >= rungStep(lowest.get(), rung)) {
      if (Double.isNaN(value)) {
        return Verdict.prune("report is NaN at rung " + rung).with(reached);
      }
      reached.put(RUNG + rung, Double.toString(value));
      List<Double> others = valuesAt(rung, trial, history);
      if (others.size() + 1 <= bootstrapCount || !isPromoted(value, others, direction)) {
        return Verdict.prune(
                "report "
                    + value
                    + " is not among the best 1/"
                    + reductionFactor
                    + " of "
                    + (others.size() + 1)
                    + " at rung "
                    + rung)
            .with(reached);
      }
      rung++;
    }
    return Verdict.keep().with(reached);
  }

  /** The step at which a rung stands, as long as it is in the range of a long. */
  private long rungStep(int lowest, int rung) {
    long step = lowest;
    for (int i = 0; i < minEarlyStoppingRate + rung && step <= Integer.MAX_VALUE; i++) {
      step *= reductionFactor;
    }
    return step;
  }

  private boolean isPromoted(double value, List<Double> others, Direction direction) {
    long better = others.stream().filter(other -> direction.isBetter(other, value)).count();
    return better <= Math.max(0, (others.size() + 1) / reductionFactor - 1);
  }

  private Optional<Integer> lowestRung(List<TrialRecord> history) {
    return minResource != AUTOMATIC
        ? Optional.of(minResource)
        : firstCompletedStep(history).map(step -> Math.max(step / SHARE, 1));
  }

  /** The last step of the completed trial with the lowest number that has reported. */
  static Optional<Integer> firstCompletedStep(List<TrialRecord> history) {
    return history.stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE)
        .flatMap(trial -> trial.lastStep().stream())
        .findFirst();
  }

  private static List<Double> valuesAt(int rung, TrialRecord own, List<TrialRecord> history) {
    return history.stream()
        .filter(trial -> trial.number() != own.number())
        .map(trial -> trial.systemAttributes().get(RUNG + rung))
        .filter(json -> json != null)
        .map(Double::valueOf)
        .toList();
  }
}
