package io.vgglab.network.onednn;

import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moving means and variances of batch norm, by canonical name; a few thousand values at most. */
final class MovingStatistics {

  private final Map<String, float[]> values = new LinkedHashMap<>();

  MovingStatistics(VggPlan plan) {
    for (ParameterSpec spec : plan.parameters()) {
      if (!spec.trainable()) {
        values.put(spec.name(), new float[spec.elements()]);
      }
    }
  }

  /** The values themselves. */
  float[] get(String name) {
    return values.get(name);
  }

  Tensor export(ParameterSpec spec) {
    return new Tensor(spec.shape(), values.get(spec.name()).clone());
  }

  void load(Parameters parameters) {
    values.forEach(
        (name, target) ->
            System.arraycopy(parameters.get(name).values(), 0, target, 0, target.length));
  }
}
