package io.vgglab.network;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.VggPlan;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What it takes to predict: layers, pixels' scaling, weights and moving statistics.
 *
 * @param plan layers
 * @param scaling from pixels to the network's input
 * @param parameters tensors by canonical name
 * @param facts texts that a file may carry along, by name, in the order of their names
 */
public record TrainedModel(
    VggPlan plan, ChannelScaling scaling, Parameters parameters, Map<String, String> facts) {

  /** Copies the facts. */
  public TrainedModel {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(parameters, "parameters");
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
  }
}
