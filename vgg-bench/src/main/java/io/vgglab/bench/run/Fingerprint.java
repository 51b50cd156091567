package io.vgglab.bench.run;

import io.vgglab.network.CounterRandom;
import io.vgglab.network.Tensor;

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
    CounterRandom signs = new CounterRandom(SEED, name);
    double squares = 0;
    double sum = 0;
    float[] values = tensor.values();
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      squares += value * value;
      sum += signs.bits(i) < 0 ? -value : value;
    }
    return new Fingerprint(Math.sqrt(squares), sum);
  }

  /** The larger difference of the two numbers over a norm; NaN if a value is no number. */
  double distance(Fingerprint reference, double scale) {
    double difference =
        Math.max(Math.abs(norm - reference.norm), Math.abs(projection - reference.projection));
    return difference == 0 ? 0 : difference / scale;
  }
}
