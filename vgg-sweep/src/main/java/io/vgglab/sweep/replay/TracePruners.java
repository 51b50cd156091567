package io.vgglab.sweep.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.pruner.HyperbandPruner;
import io.vgglab.sweep.pruner.MedianPruner;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.pruner.Pace;
import io.vgglab.sweep.pruner.PatiencePruner;
import io.vgglab.sweep.pruner.PercentilePruner;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.pruner.SuccessiveHalvingPruner;
import io.vgglab.sweep.pruner.ThresholdPruner;
import java.util.Optional;

/** Reads the pruner of a trace; its settings have Optuna's names and defaults. */
final class TracePruners {

  private TracePruners() {}

  static Pruner read(JsonNode root) {
    JsonNode node = root.path("pruner");
    if (node.isMissingNode() || node.isNull()) {
      return new NoPruner();
    }
    return read(node, root.path("study_name").asText(node.path("study_name").asText()));
  }

  private static Pruner read(JsonNode node, String studyName) {
    String type = Trace.kind(node, "pruner");
    return switch (type) {
      case "nop", "none" -> new NoPruner();
      case "median" ->
          new MedianPruner(
              node.path("n_startup_trials").asInt(5),
              pace(node),
              node.path("n_min_trials").asInt(1));
      case "percentile" ->
          new PercentilePruner(
              Trace.member(node, "percentile").asDouble(),
              node.path("n_startup_trials").asInt(5),
              pace(node),
              node.path("n_min_trials").asInt(1));
      case "threshold" ->
          new ThresholdPruner(
              node.path("lower").asDouble(Double.NEGATIVE_INFINITY),
              node.path("upper").asDouble(Double.POSITIVE_INFINITY),
              pace(node));
      case "patient", "patience" ->
          new PatiencePruner(
              wrapped(node, studyName),
              Trace.member(node, "patience").asInt(),
              node.path("min_delta").asDouble(0));
      case "successivehalving" ->
          new SuccessiveHalvingPruner(
              node.path("min_resource").asInt(SuccessiveHalvingPruner.AUTOMATIC),
              node.path("reduction_factor").asInt(4),
              node.path("min_early_stopping_rate").asInt(0),
              node.path("bootstrap_count").asInt(0));
      case "hyperband" ->
          new HyperbandPruner(
              named(studyName),
              node.path("min_resource").asInt(1),
              node.path("max_resource").asInt(SuccessiveHalvingPruner.AUTOMATIC),
              node.path("reduction_factor").asInt(3),
              node.path("bootstrap_count").asInt(0));
      default ->
          throw new IllegalArgumentException(
              "pruner of a trace must be nop, median, percentile, threshold, patient,"
                  + " successive_halving or hyperband, but was "
                  + type);
    };
  }

  /** The name decides which bracket a trial is in. */
  private static String named(String studyName) {
    if (studyName.isEmpty()) {
      throw new IllegalArgumentException(
          "trace with Hyperband must have a member study_name, but has none");
    }
    return studyName;
  }

  private static Optional<Pruner> wrapped(JsonNode node, String studyName) {
    JsonNode wrapped =
        node.hasNonNull("wrapped_pruner") ? node.get("wrapped_pruner") : node.path("wrapped");
    return wrapped.isObject() ? Optional.of(read(wrapped, studyName)) : Optional.empty();
  }

  private static Pace pace(JsonNode node) {
    return new Pace(node.path("n_warmup_steps").asInt(0), node.path("interval_steps").asInt(1));
  }
}
