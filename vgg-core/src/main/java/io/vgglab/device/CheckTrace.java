package io.vgglab.device;

import io.vgglab.data.Batch;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine computes for a {@link CheckPlan} and a seed, by name: {@code gradient of X} before
 * any step, {@code update of X} over five momentum steps, {@code loss} of those steps, {@code
 * probabilities} after them.
 */
final class CheckTrace {

  /** Seeds that are tried; see {@link #differences}. */
  static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  private static final String UPDATE = "update of ";

  private CheckTrace() {}

  static Map<String, Tensor> of(NetworkFactory factory, Device device, CheckPlan check, long seed) {
    VggPlan plan = check.plan();
    List<Batch> batches = check.batches();
    Map<String, Tensor> trace = new LinkedHashMap<>();
    try (Network network = factory.open(plan, check.step(), device, seed)) {
      network
          .gradients(batches.get(0))
          .asMap()
          .forEach((name, tensor) -> trace.put("gradient of " + name, tensor));
      Parameters start = network.state().parameters();
      List<Double> rates = check.rates();
      for (int i = 0; i < rates.size(); i++) {
        network.trainStep(batches.get(i), rates.get(i));
      }
      trace.put("loss", new Tensor(List.of(1), new float[] {(float) network.totals().loss()}));
      Parameters end = network.state().parameters();
      for (ParameterSpec spec : plan.parameters()) {
        trace.put(UPDATE + spec.name(), end.get(spec.name()).minus(start.get(spec.name())));
      }
      Batch last = batches.get(batches.size() - 1);
      trace.put(
          "probabilities",
          new Tensor(List.of(last.size(), plan.spec().classes()), network.predict(last)));
    }
    return trace;
  }

  /**
   * Relative differences of a trace from the reference's, {@code ||a - b|| / ||b||}, by name, the
   * largest first; what float32 cannot hold of a parameter's sum is taken off its update's.
   */
  static List<Difference> differences(
      CheckPlan check, long seed, Map<String, Tensor> reference, Map<String, Tensor> candidate) {
    Parameters start =
        NetworkState.initial(check.plan(), check.step().optimizer(), seed).parameters();
    List<Difference> differences = new ArrayList<>();
    reference.forEach(
        (name, expected) -> {
          Tensor actual = candidate.get(name);
          double rounding =
              name.startsWith(UPDATE) ? units(start.get(name.substring(UPDATE.length()))) : 0;
          differences.add(
              new Difference(
                  name,
                  actual == null || !actual.shape().equals(expected.shape())
                      ? Double.POSITIVE_INFINITY
                      : difference(expected, actual, rounding)));
        });
    differences.sort((a, b) -> Double.compare(b.relative(), a.relative()));
    return differences;
  }

  private static double difference(Tensor expected, Tensor actual, double rounding) {
    double absolute = Math.max(0, actual.minus(expected).norm() - rounding);
    return absolute == 0 ? 0 : absolute / expected.norm();
  }

  /** Norm of a unit in the last place of every value. */
  private static double units(Tensor tensor) {
    double squares = 0;
    for (float value : tensor.values()) {
      squares += (double) Math.ulp(value) * Math.ulp(value);
    }
    return Math.sqrt(squares);
  }

  /**
   * How far one tensor is from the reference's.
   *
   * @param name which
   * @param relative {@code ||a - b|| / ||b||}, at least 0
   */
  record Difference(String name, double relative) {}
}
