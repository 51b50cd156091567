package io.vgglab.network;

import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that a network must remember to go on as if nothing had happened.
 *
 * @param parameters weights and moving statistics
 * @param slots optimizer tensors named {@code parameter/slot}, such as {@code
 *     block1_conv1.weight/velocity}
 * @param step training steps done
 */
public record NetworkState(Parameters parameters, Parameters slots, long step) {

  /** Checks the step count. */
  public NetworkState {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(slots, "slots");
    if (step < 0) {
      throw new IllegalArgumentException("step must be at least 0, but was " + step);
    }
  }

  /** The state before the first step: drawn kernels, zero slots; the same for every engine. */
  public static NetworkState initial(VggPlan plan, Optimizer optimizer, long seed) {
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> slots = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      parameters.put(spec.name(), drawn(spec, plan, seed));
      if (spec.trainable()) {
        for (String slot : optimizer.slots()) {
          slots.put(
              slotName(spec.name(), slot), new Tensor(spec.shape(), new float[spec.elements()]));
        }
      }
    }
    return new NetworkState(new Parameters(parameters), new Parameters(slots), 0);
  }

  /** What one parameter is before the first step. */
  public static Tensor drawn(ParameterSpec spec, VggPlan plan, long seed) {
    return Initial.draw(spec, plan.spec().initializer(), seed);
  }

  /** Name of the tensor that an optimizer keeps beside a parameter. */
  public static String slotName(String parameter, String slot) {
    return parameter + "/" + slot;
  }

  /**
   * Checks that every tensor that a plan and an optimizer need is here with its shape, and nothing
   * else.
   *
   * @throws IllegalArgumentException naming the first tensor that is missing, unknown or of another
   *     shape
   */
  public void check(VggPlan plan, Optimizer optimizer) {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    Map<String, List<Integer>> expectedSlots = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      expected.put(spec.name(), spec.shape());
      if (spec.trainable()) {
        optimizer
            .slots()
            .forEach(slot -> expectedSlots.put(slotName(spec.name(), slot), spec.shape()));
      }
    }
    matches(expected, parameters);
    matches(expectedSlots, slots);
  }

  private static void matches(Map<String, List<Integer>> expected, Parameters actual) {
    for (Map.Entry<String, List<Integer>> entry : expected.entrySet()) {
      Tensor tensor = actual.asMap().get(entry.getKey());
      if (tensor == null) {
        throw new IllegalArgumentException("tensor " + entry.getKey() + " is missing");
      }
      if (!tensor.shape().equals(entry.getValue())) {
        throw new IllegalArgumentException(
            "tensor "
                + entry.getKey()
                + " must have shape "
                + entry.getValue()
                + ", but had "
                + tensor.shape());
      }
    }
    for (String name : actual.names()) {
      if (!expected.containsKey(name)) {
        throw new IllegalArgumentException("tensor " + name + " has no place in this network");
      }
    }
  }
}
