package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.train.Experiment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a trial fits into memory. A trial that does not is never changed: it is stored as
 * infeasible, so that the sampler learns the bound.
 *
 * @param predicted bytes that training is predicted to take
 * @param available bytes that it may take
 */
record Feasibility(long predicted, long available) {

  private static final double MIB = 1 << 20;

  /** The feasibility of an experiment: the study's own bound, or the slots' memory if less. */
  static Feasibility of(StudySpec spec, Experiment experiment, TrialExecutor executor) {
    long bound = spec.conduct().memory().orElse(Long.MAX_VALUE);
    return new Feasibility(MemoryNeed.bytes(experiment), Math.min(bound, executor.memory()));
  }

  /** Of what cannot be trained in any memory. */
  static Feasibility unknown() {
    return new Feasibility(0, Long.MAX_VALUE);
  }

  boolean isFeasible() {
    return predicted <= available;
  }

  /** The constraint: bytes above what there is, at most 0 if it fits; none without a bound. */
  Map<String, String> attribute() {
    return available == Long.MAX_VALUE
        ? Map.of()
        : Constraints.attribute(List.of((double) (predicted - available)));
  }

  String reason() {
    return String.format(
        Locale.ROOT,
        "needs %.0f MiB of memory by its plan, but has %.0f MiB",
        predicted / MIB,
        available / MIB);
  }
}
