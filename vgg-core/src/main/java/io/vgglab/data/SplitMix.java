package io.vgglab.data;

/**
 * Random numbers for one purpose, seeded by a path of numbers such as (seed, purpose, epoch).
 *
 * <p>The generator is SplitMix64: G. Steele, D. Lea and C. Flood, "Fast Splittable Pseudorandom
 * Number Generators", 2014. Equal paths give equal numbers on every platform.
 */
final class SplitMix {
  static final int SHUFFLE = 1;
  static final int AUGMENT = 2;
  static final int STRATIFY = 3;

  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  private SplitMix(long state) {
    this.state = state;
  }

  static SplitMix of(long seed, int purpose, long... path) {
    long state = mix(mix(seed) + GAMMA * purpose);
    for (long step : path) {
      state = mix(state + GAMMA * (step + 1));
    }
    return new SplitMix(state);
  }

  /** A number in [0, bound), each as likely, by multiplication with rejection (Lemire, 2019). */
  int below(int bound) {
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xffffffffL;
    if (low < bound) {
      long threshold = (1L << 32) % bound;
      while (low < threshold) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xffffffffL;
      }
    }
    return (int) (product >>> 32);
  }

  boolean coin() {
    return nextLong() < 0;
  }

  /** Fisher-Yates: every order of {@code values} as likely. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  private long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
