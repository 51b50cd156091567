package io.vgglab.train;

import io.vgglab.eval.Predictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A finished run.
 *
 * @param outcome how it ended
 * @param history results, one an epoch
 * @param predictions of the validation images after the last epoch; empty if the run diverged
 * @param implementations kernel chosen per layer, as the engine names it
 * @param feeding what batches cost
 */
public record TrainingRun(
    Outcome outcome,
    List<EpochResult> history,
    Optional<Predictions> predictions,
    Map<String, String> implementations,
    FeedingCost feeding) {

  /** Copies the history. */
  public TrainingRun {
    Objects.requireNonNull(outcome, "outcome");
    history = List.copyOf(history);
    Objects.requireNonNull(predictions, "predictions");
    implementations = Collections.unmodifiableMap(new LinkedHashMap<>(implementations));
    Objects.requireNonNull(feeding, "feeding");
  }
}
