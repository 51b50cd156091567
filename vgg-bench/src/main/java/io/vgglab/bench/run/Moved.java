package io.vgglab.bench.run;

import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a tensor of a network's state has moved in training.
 *
 * @param by the difference, in two numbers; of a slot its value
 * @param rounding Euclidean norm of a unit in the last place of every value: what two engines may
 *     differ by that add the same to the same
 */
record Moved(Fingerprint by, double rounding) {

  /**
   * What training did to every parameter and moving statistic, and what it left in the optimizer's
   * slots.
   *
   * @param start parameters before
   */
  static Map<String, Moved> since(Parameters start, NetworkState now) {
    Map<String, Moved> moved = new LinkedHashMap<>();
    now.parameters()
        .asMap()
        .forEach((name, tensor) -> moved.put(name, of(name, start.get(name).values(), tensor)));
    now.slots().asMap().forEach((name, tensor) -> moved.put(name, of(name, new float[0], tensor)));
    return moved;
  }

  /** The largest tensors are hundreds of megabytes, so the difference is never made whole. */
  private static Moved of(String name, float[] before, Tensor tensor) {
    float[] after = tensor.values();
    double squares = 0;
    for (float value : after) {
      squares += (double) Math.ulp(value) * Math.ulp(value);
    }
    return new Moved(
        Fingerprint.of(
            name,
            after.length,
            before.length == 0 ? i -> after[i] : i -> (double) after[i] - before[i]),
        Math.sqrt(squares));
  }
}
