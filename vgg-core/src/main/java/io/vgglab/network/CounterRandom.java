package io.vgglab.network;

/**
 * Random numbers as a pure function of (seed, stream, counter): nothing to save, nothing to
 * restore, the same on every engine.
 *
 * <p>Mixing is Stafford's variant 13 of the 64-bit finalizer that SplitMix64 uses (Steele, Lea and
 * Flood, 2014).
 */
public final class CounterRandom {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long key;

  /** A stream with a name, such as {@code init/block1_conv1.weight}. */
  public CounterRandom(long seed, String stream) {
    long hash = mix(seed + GOLDEN);
    for (int i = 0; i < stream.length(); i++) {
      hash = mix(hash + stream.charAt(i) + GOLDEN);
    }
    this.key = hash;
  }

  private CounterRandom(long key) {
    this.key = key;
  }

  /** The stream of one step of this stream. */
  public CounterRandom at(long step) {
    return new CounterRandom(mix(key + (step + 1) * GOLDEN));
  }

  /** 64 random bits of a counter. */
  public long bits(long counter) {
    return mix(key + (counter + 1) * GOLDEN);
  }

  /** A double in [0, 1) of a counter. */
  public double uniform(long counter) {
    return (bits(counter) >>> 11) * 0x1.0p-53;
  }

  double uniform(long counter, long attempt) {
    return (mix(bits(counter) + (attempt + 1) * GOLDEN) >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
