package io.vgglab.sweep.sampler;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * The generator of numpy's {@code RandomState}: the Mersenne Twister of Commons Math with numpy's
 * 53-bit doubles in place of its own 52-bit ones. Not thread-safe.
 */
public final class NumpyRandom extends MersenneTwister {

  private static final long serialVersionUID = 1L;

  private NumpyRandom(int[] seed) {
    super(seed);
  }

  private NumpyRandom(int seed) {
    super(seed);
  }

  /**
   * Equal to {@code numpy.random.RandomState(seed)} for an integer seed.
   *
   * @param seed from 0 to 2^31 - 1
   */
  public static NumpyRandom ofSeed(long seed) {
    if (seed < 0 || seed > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "seed must be between 0 and " + Integer.MAX_VALUE + ", but was " + seed);
    }
    return new NumpyRandom((int) seed);
  }

  /** Equal to {@code numpy.random.RandomState([words...])}, each word taken as unsigned. */
  public static NumpyRandom ofWords(int... words) {
    return new NumpyRandom(words);
  }

  /** A double in [0, 1) from 27 and 26 random bits, as numpy's {@code random_sample}. */
  @Override
  public double nextDouble() {
    long high = next(27) & 0x7ff_ffffL;
    long low = next(26) & 0x3ff_ffffL;
    return (high * 0x1.0p26 + low) * 0x1.0p-53;
  }
}
