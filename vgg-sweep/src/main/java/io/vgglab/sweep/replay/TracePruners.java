package io.vgglab.sweep.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.pruner.MedianPruner;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.pruner.Pace;
import io.vgglab.sweep.pruner.PercentilePruner;
import io.vgglab.sweep.pruner.Pruner;
import java.util.Locale;

/** Reads the pruner of a trace; its settings have Optuna's names and defaults. */
final class TracePruners {

  private TracePruners() {}

  static Pruner read(JsonNode root) {
    JsonNode node = root.path("pruner");
    if (node.isMissingNode() || node.isNull()) {
      return new NoPruner();
    }
    String type = Trace.member(node, "type").asText().toLowerCase(Locale.ROOT);
    return switch (type.replace("pruner", "")) {
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
      default ->
          throw new IllegalArgumentException(
              "pruner of a trace must be nop, median or percentile, but was " + type);
    };
  }

  private static Pace pace(JsonNode node) {
    return new Pace(node.path("n_warmup_steps").asInt(0), node.path("interval_steps").asInt(1));
  }
}
