package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a study costs over the training itself: the time from claiming a trial to finishing it, less
 * the time of its epochs. Starting workers, reading images, opening networks and writing to the
 * store are part of it.
 *
 * @param trials completed or pruned trials of one training that was never interrupted
 * @param seconds time of these trials
 * @param trainedSeconds time of their epochs, training and validation
 */
public record Overhead(int trials, double seconds, double trainedSeconds) {

  /** The overhead of a study's trials; empty if none is there to be measured. */
  public static Optional<Overhead> of(List<TrialRecord> all) {
    int trials = 0;
    double seconds = 0;
    double trained = 0;
    for (TrialRecord trial : all) {
      double epochs = epochSeconds(trial);
      if (isWhole(trial) && epochs > 0) {
        trials++;
        seconds += seconds(trial);
        trained += epochs;
      }
    }
    return trials == 0 ? Optional.empty() : Optional.of(new Overhead(trials, seconds, trained));
  }

  /** Share of the trials' time that was not training, in [0, 1]. */
  public double share() {
    return Math.max(0, 1 - trainedSeconds / seconds);
  }

  /** As people read it. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "Overhead over training: %.2f %% of %.0f s in %d trials",
        100 * share(),
        seconds,
        trials);
  }

  private static boolean isWhole(TrialRecord trial) {
    boolean ended = trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED;
    return ended
        && SeedRuns.of(trial).size() < 2
        && trial.times().started().isPresent()
        && trial.times().completed().isPresent()
        && TrialLog.read(trial, TrialLog.ATTEMPTS)
            .filter(root -> root.path("attempts").size() == 1)
            .isPresent();
  }

  private static double seconds(TrialRecord trial) {
    return Duration.between(
                trial.times().started().orElseThrow(), trial.times().completed().orElseThrow())
            .toNanos()
        / 1e9;
  }

  private static double epochSeconds(TrialRecord trial) {
    double sum = 0;
    for (JsonNode epoch :
        TrialLog.read(trial, TrialLog.EPOCHS)
            .map(root -> root.path("epochs"))
            .orElse(MissingNode.getInstance())) {
      sum += epoch.path("seconds").asDouble();
    }
    return sum;
  }
}
