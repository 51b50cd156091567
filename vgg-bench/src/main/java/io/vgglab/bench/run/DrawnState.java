package io.vgglab.bench.run;

import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.CounterRandom;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters of which none is neutral: a fresh batch norm scales by 1, shifts by 0 and divides by
 * the root of 1, so an engine without any would compute the same.
 */
final class DrawnState {

  private static final long SEED = 20150211;

  /** Scales and variances lie in [0.5, 1.5), biases, shifts and means in [-0.5, 0.5). */
  private static final double CENTRE = 0.5;

  private DrawnState() {}

  /** The state with every vector drawn by its name; kernels stay as they are. */
  static NetworkState of(NetworkState fresh, VggPlan plan) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(fresh.parameters().asMap());
    for (ParameterSpec spec : plan.parameters()) {
      if (spec.fill() != ParameterSpec.Fill.KERNEL) {
        tensors.put(spec.name(), drawn(spec));
      }
    }
    return new NetworkState(new Parameters(tensors), fresh.slots(), fresh.step());
  }

  private static Tensor drawn(ParameterSpec spec) {
    CounterRandom random = new CounterRandom(SEED, spec.name());
    double least = spec.fill() == ParameterSpec.Fill.ONES ? CENTRE : -CENTRE;
    float[] values = new float[spec.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (least + random.uniform(i));
    }
    return new Tensor(spec.shape(), values);
  }
}
