package io.vgglab.network;

import io.vgglab.model.Initializer;
import io.vgglab.model.ParameterSpec;
import java.util.Arrays;

/** Draws the first values of a parameter as a pure function of seed and name. */
final class Initial {

  /**
   * Share of variance that a normal distribution keeps when cut at two standard deviations: {@code
   * 1 - 4 phi(2) / (2 Phi(2) - 1)}, phi its density and Phi its distribution.
   */
  static final double TRUNCATED_VARIANCE = 0.7737413035;

  private static final double CUT = 2;

  private Initial() {}

  static Tensor draw(ParameterSpec spec, Initializer initializer, long seed) {
    float[] values = new float[spec.elements()];
    switch (spec.fill()) {
      case KERNEL -> kernel(spec, initializer, seed, values);
      case ONES -> Arrays.fill(values, 1);
      case ZEROS -> Arrays.fill(values, 0);
    }
    return new Tensor(spec.shape(), values);
  }

  private static void kernel(
      ParameterSpec spec, Initializer initializer, long seed, float[] values) {
    CounterRandom random = new CounterRandom(seed, "init/" + spec.name());
    double variance = initializer.variance(spec.fanIn(), spec.fanOut());
    double limit = Math.sqrt(3 * variance);
    double deviation = Math.sqrt(variance / TRUNCATED_VARIANCE);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float)
              (initializer.isUniform()
                  ? limit * (2 * random.uniform(i) - 1)
                  : deviation * truncatedNormal(random, i));
    }
  }

  private static double truncatedNormal(CounterRandom random, long index) {
    for (long attempt = 0; ; attempt++) {
      double radius = Math.sqrt(-2 * Math.log(1 - random.uniform(index, 2 * attempt)));
      double value = radius * Math.cos(2 * Math.PI * random.uniform(index, 2 * attempt + 1));
      if (Math.abs(value) <= CUT) {
        return value;
      }
    }
  }
}
