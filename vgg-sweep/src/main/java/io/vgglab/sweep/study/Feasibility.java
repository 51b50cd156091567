package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.TrialResult;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a trial can be trained here. Its values may be of no network, or of one that does not fit
 * into memory. It is never changed: it is stored as failed or as infeasible, so that the sampler
 * learns the bound.
 *
 * @param predicted bytes that training is predicted to take
 * @param available bytes that it may take
 * @param refusal why no network has its values; empty if one has
 */
record Feasibility(long predicted, long available, String refusal) {

  private static final double MIB = 1 << 20;

  /** The feasibility of a trial: the study's own bound, or the slots' memory if less. */
  static Feasibility of(StudySpec spec, StudyData data, TrialRecord trial, TrialExecutor executor) {
    long bound = spec.conduct().memory().orElse(Long.MAX_VALUE);
    try {
      long predicted = MemoryNeed.bytes(data.experiment(spec, trial, 0));
      return new Feasibility(predicted, Math.min(bound, executor.memory()), "");
    } catch (IllegalArgumentException e) {
      return new Feasibility(0, Long.MAX_VALUE, "cannot be trained: " + e.getMessage());
    }
  }

  /** As it was found when the trial was claimed, perhaps on another machine. */
  Feasibility asClaimed(double violation) {
    return new Feasibility(
        predicted, violation > 0 ? predicted - Math.round(violation) : Long.MAX_VALUE, refusal);
  }

  boolean isFeasible() {
    return refusal.isEmpty() && predicted <= available;
  }

  /** How a trial that is not feasible ends. */
  TrialResult result() {
    return refusal.isEmpty() ? TrialResult.pruned(List.of()) : TrialResult.failed();
  }

  /** The constraint: bytes above what there is, at most 0 if it fits; none without a bound. */
  Map<String, String> attribute() {
    return available == Long.MAX_VALUE
        ? Map.of()
        : Constraints.attribute(List.of((double) (predicted - available)));
  }

  String reason() {
    return refusal.isEmpty()
        ? String.format(
            Locale.ROOT,
            "needs %.0f MiB of memory by its plan, but has %.0f MiB",
            predicted / MIB,
            available / MIB)
        : refusal;
  }
}
