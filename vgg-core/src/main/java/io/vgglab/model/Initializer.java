package io.vgglab.model;

/**
 * How kernels get their first values; biases start at 0.
 *
 * <p>Glorot and Bengio (2010), equation 16; He et al. (2015), equation 10. The normal variants draw
 * from a normal distribution cut at two standard deviations and rescaled to the stated variance.
 */
public enum Initializer {
  /** Uniform on +-sqrt(6 / (fanIn + fanOut)). */
  GLOROT_UNIFORM(2, true, true),
  /** Truncated normal of variance 2 / (fanIn + fanOut). */
  GLOROT_NORMAL(2, true, false),
  /** Uniform on +-sqrt(6 / fanIn). */
  HE_UNIFORM(2, false, true),
  /** Truncated normal of variance 2 / fanIn. */
  HE_NORMAL(2, false, false);

  private final double gain;
  private final boolean countsFanOut;
  private final boolean uniform;

  Initializer(double gain, boolean countsFanOut, boolean uniform) {
    this.gain = gain;
    this.countsFanOut = countsFanOut;
    this.uniform = uniform;
  }

  /** Variance of a kernel value with {@code fanIn} inputs and {@code fanOut} outputs. */
  public double variance(int fanIn, int fanOut) {
    return gain / (countsFanOut ? (double) fanIn + fanOut : fanIn);
  }

  /** Whether values are uniform; truncated normal otherwise. */
  public boolean isUniform() {
    return uniform;
  }
}
