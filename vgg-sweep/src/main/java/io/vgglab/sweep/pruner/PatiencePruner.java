package io.vgglab.sweep.pruner;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Stops a trial that has not improved for some reports, or asks another pruner then.
 *
 * @param wrapped the pruner that has the last word on a trial without progress; empty to stop it
 * @param patience reports without progress that are allowed, from 0
 * @param minDelta what the earlier best must be better by, not negative
 */
public record PatiencePruner(Optional<Pruner> wrapped, int patience, double minDelta)
    implements Pruner {

  public PatiencePruner {
    Objects.requireNonNull(wrapped, "wrapped");
    if (patience < 0) {
      throw new IllegalArgumentException("patience must not be negative, but was " + patience);
    }
    if (!(minDelta >= 0)) {
      throw new IllegalArgumentException("minDelta must not be negative, but was " + minDelta);
    }
  }

  @Override
  public Verdict judge(TrialRecord trial, List<TrialRecord> history, Direction direction) {
    List<Double> reports = List.copyOf(trial.intermediateValues().values());
    int before = reports.size() - patience - 1;
    if (before <= 0) {
      return Verdict.keep();
    }
    double earlier = direction.loss(Reports.of(reports.subList(0, before)).best(direction));
    double recent =
        direction.loss(Reports.of(reports.subList(before, reports.size())).best(direction));
    if (!(earlier + minDelta < recent)) {
      return Verdict.keep();
    }
    return wrapped
        .map(pruner -> pruner.judge(trial, history, direction))
        .orElseGet(() -> Verdict.prune("no progress in the last " + (patience + 1) + " reports"));
  }
}
