package io.vgglab.sweep.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.sampler.TpeSampler;
import io.vgglab.sweep.sampler.TpeSettings;
import io.vgglab.sweep.sampler.TpeSettings.Dependence;
import io.vgglab.sweep.sampler.parzen.ParzenRule;

/** Reads the sampler of a trace; its settings have Optuna's names and defaults. */
final class TraceSamplers {

  private TraceSamplers() {}

  static Sampler read(JsonNode node) {
    String type = Trace.kind(node, "sampler");
    return switch (type) {
      case "random" -> new RandomSampler();
      case "tpe" -> new TpeSampler(settings(node));
      default ->
          throw new IllegalArgumentException(
              "sampler of a trace must be random or tpe, but was " + type);
    };
  }

  private static TpeSettings settings(JsonNode node) {
    TpeSettings standard = TpeSettings.optuna5();
    ParzenRule rule = standard.rule();
    return new TpeSettings(
        node.path("n_startup_trials").asInt(standard.startupTrials()),
        node.path("n_ei_candidates").asInt(standard.candidates()),
        dependence(node),
        node.path("constant_liar").asBoolean(standard.constantLiar()),
        new ParzenRule(
            rule.bandwidth(),
            node.path("prior_weight").asDouble(rule.priorWeight()),
            node.path("consider_magic_clip").asBoolean(rule.magicClip()),
            node.path("consider_endpoints").asBoolean(rule.endpoints())));
  }

  private static Dependence dependence(JsonNode node) {
    JsonNode joint = node.path("multivariate");
    if (node.path("group").asBoolean(false)) {
      return Dependence.GROUPED;
    }
    if (!joint.isBoolean()) {
      return Dependence.AUTOMATIC;
    }
    return joint.booleanValue() ? Dependence.JOINT : Dependence.INDEPENDENT;
  }
}
