package io.vgglab.sweep.sampler;

/**
 * The random streams that a sampler draws from. A model-based sampler draws its random start from a
 * stream of its own, as Optuna's do. Not thread-safe.
 */
public final class SamplerRandom {

  private static final int MAIN = 0;
  private static final int START = 1;

  private final NumpyRandom main;
  private final NumpyRandom start;
  private final long seed;

  private SamplerRandom(NumpyRandom main, NumpyRandom start, long seed) {
    this.main = main;
    this.start = start;
    this.seed = seed;
  }

  /**
   * The streams of an Optuna sampler with this seed, to be drawn from trial after trial.
   *
   * @param seed from 0 to 2^31 - 1
   */
  public static SamplerRandom continuous(long seed) {
    return new SamplerRandom(NumpyRandom.ofSeed(seed), NumpyRandom.ofSeed(seed), seed);
  }

  /** The streams of one trial, independent of those of every other trial. */
  public static SamplerRandom perTrial(long studySeed, int number) {
    return new SamplerRandom(
        stream(studySeed, number, MAIN), stream(studySeed, number, START), studySeed);
  }

  /** The stream of the sampler itself. */
  public NumpyRandom main() {
    return main;
  }

  /** The stream for trials that are drawn at random before the sampler has learnt anything. */
  public NumpyRandom start() {
    return start;
  }

  /** The seed of the study, for what must be the same in all of its trials. */
  public long seed() {
    return seed;
  }

  private static NumpyRandom stream(long seed, int number, int purpose) {
    return NumpyRandom.ofWords((int) seed, (int) (seed >>> 32), number, purpose);
  }
}
