package io.vgglab.report.study;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.OrderedMap;
import io.vgglab.report.figure.PlanKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One trial of a study.
 *
 * @param number counted from 0, as in the store
 * @param status where it stands
 * @param parameters the values that it was given, in the order of the search space
 * @param value its primary metric, NaN while there is none
 * @param metrics further metrics by name, for example the other objectives
 * @param epochs what was measured after each epoch, in order
 * @param confusion its confusion matrix on the validated split, or none
 * @param attempts what ran when and where, in order; empty while the trial waits
 * @param plan its network, engine, device and batch size
 * @param reason why it failed or was pruned; empty where there is nothing to say
 * @param seedValues the primary metric of each of its trainings, whose mean {@code value} is; empty
 *     for a trial of a single training
 * @param seeds the seed of each of its trainings, in the order of their values; empty where unknown
 */
public record TrialReport(
    int number,
    TrialStatus status,
    Map<String, ParameterValue> parameters,
    double value,
    Map<String, Double> metrics,
    List<EpochRow> epochs,
    Confusion confusion,
    List<Attempt> attempts,
    PlanKey plan,
    String reason,
    List<Double> seedValues,
    List<Long> seeds) {

  /** Name of the further metric that holds textbook operations of training a second. */
  public static final String MODEL_GFLOPS = "model GFLOP/s";

  /** Copies the collections. */
  public TrialReport {
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative, but was " + number);
    }
    Objects.requireNonNull(status, "status");
    parameters = OrderedMap.copyOf(parameters);
    metrics = OrderedMap.copyOf(metrics);
    epochs = List.copyOf(epochs);
    Objects.requireNonNull(confusion, "confusion");
    attempts = List.copyOf(attempts);
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(reason, "reason");
    seedValues = List.copyOf(seedValues);
    seeds = List.copyOf(seeds);
    int trainings = Math.max(1, seedValues.size());
    if (!seeds.isEmpty() && seeds.size() != trainings) {
      throw new IllegalArgumentException(
          "seeds must be those of " + trainings + " trainings, but were " + seeds);
    }
  }

  /** A trial of which nothing is measured yet. */
  public static TrialReport of(
      int number, TrialStatus status, Map<String, ParameterValue> parameters) {
    return new TrialReport(
        number,
        status,
        parameters,
        Double.NaN,
        Map.of(),
        List.of(),
        Confusion.none(),
        List.of(),
        PlanKey.none(),
        "",
        List.of(),
        List.of());
  }

  /** The same trial with another primary metric. */
  public TrialReport withValue(double newValue) {
    return new TrialReport(
        number,
        status,
        parameters,
        newValue,
        metrics,
        epochs,
        confusion,
        attempts,
        plan,
        reason,
        seedValues,
        seeds);
  }

  /** The same trial with other further metrics. */
  public TrialReport withMetrics(Map<String, Double> newMetrics) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        newMetrics,
        epochs,
        confusion,
        attempts,
        plan,
        reason,
        seedValues,
        seeds);
  }

  /** The same trial with other epochs. */
  public TrialReport withEpochs(List<EpochRow> newEpochs) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        newEpochs,
        confusion,
        attempts,
        plan,
        reason,
        seedValues,
        seeds);
  }

  /** The same trial with another confusion matrix. */
  public TrialReport withConfusion(Confusion newConfusion) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        epochs,
        newConfusion,
        attempts,
        plan,
        reason,
        seedValues,
        seeds);
  }

  /** The same trial with other attempts. */
  public TrialReport withAttempts(List<Attempt> newAttempts) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        epochs,
        confusion,
        newAttempts,
        plan,
        reason,
        seedValues,
        seeds);
  }

  /** The same trial with another network, engine, device and batch size. */
  public TrialReport withPlan(PlanKey newPlan) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        epochs,
        confusion,
        attempts,
        newPlan,
        reason,
        seedValues,
        seeds);
  }

  /** The same trial with another reason. */
  public TrialReport withReason(String newReason) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        epochs,
        confusion,
        attempts,
        plan,
        newReason,
        seedValues,
        seeds);
  }

  /** The same trial with the primary metric of each of its trainings. */
  public TrialReport withSeedValues(List<Double> newValues) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        epochs,
        confusion,
        attempts,
        plan,
        reason,
        newValues,
        seeds);
  }

  /** The same trial with the seed of each of its trainings. */
  public TrialReport withSeeds(List<Long> newSeeds) {
    return new TrialReport(
        number,
        status,
        parameters,
        value,
        metrics,
        epochs,
        confusion,
        attempts,
        plan,
        reason,
        seedValues,
        newSeeds);
  }

  /** Whether it has a finite value. */
  public boolean hasValue() {
    return Double.isFinite(value);
  }

  /** Whether it was trained with several seeds. */
  public boolean hasSeeds() {
    return seedValues.size() > 1;
  }

  /** Epochs of all its finished trainings, each counted as long as the first. */
  public long trainedEpochs() {
    return (long) epochs.size() * Math.max(1, seedValues.size());
  }

  /** Wall time of all its attempts in seconds, NaN where none is known. */
  public double seconds() {
    return attempts.isEmpty() ? Double.NaN : attempts.stream().mapToDouble(Attempt::seconds).sum();
  }
}
