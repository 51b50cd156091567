package io.vgglab.bench.run;

import io.vgglab.network.CounterRandom;
import io.vgglab.network.Tensor;
import java.util.function.IntToDoubleFunction;

/**
 * A tensor in two numbers: one that loses a value, a factor or a sign changes at least one of them.
 *
 * @param norm Euclidean norm
 * @param projection sum of the values with signs drawn by the tensor's name; of the difference of
 *     two tensors its square is that of the norm in expectation (Achlioptas, 2003)
 */
record Fingerprint(double norm, double projection) {

  private static final long SEED = 20030601;

  /** The fingerprint of a tensor with a name. */
  static Fingerprint of(String name, Tensor tensor) {
    float[] values = tensor.values();
    return of(name, values.length, i -> values[i]);
  }

  /** The fingerprint of values that need not lie in memory together. */
  static Fingerprint of(String name, int size, IntToDoubleFunction values) {
    CounterRandom signs = new CounterRandom(SEED, name);
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double value = values.applyAsDouble(i);
      squares += value * value;
      sum += signs.bits(i) < 0 ? -value : value;
    }
    return new Fingerprint(Math.sqrt(squares), sum);
  }

  /**
   * The larger difference of the two numbers, less what rounding may do, over a norm; NaN if a
   * value is no number.
   */
  double distance(Fingerprint reference, double rounding, double scale) {
    double difference =
        Math.max(Math.abs(norm - reference.norm), Math.abs(projection - reference.projection));
    double beyond = Math.max(0, difference - rounding);
    return beyond == 0 ? 0 : beyond / scale;
  }
}
