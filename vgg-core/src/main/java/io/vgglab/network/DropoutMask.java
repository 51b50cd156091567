package io.vgglab.network;

import io.vgglab.model.Layer;

/**
 * Which values a dropout layer keeps: a pure function of (seed, step, layer, element), shared by
 * every engine, so that a resumed run needs no generator state.
 *
 * <p>Element {@code e} of a step is {@code image * output.elements() + position}, positions channel
 * first. One 64-bit number serves four neighbouring elements, 16 bits each.
 */
public final class DropoutMask {

  private static final int BITS = 16;
  private static final int PER_WORD = 4;

  private final CounterRandom stream;
  private final int threshold;
  private final float scale;

  /** For one dropout layer of a network opened with {@code seed}. */
  public DropoutMask(long seed, Layer.Dropout layer) {
    this.stream = new CounterRandom(seed, "dropout/" + layer.name());
    int all = 1 << BITS;
    this.threshold = (int) Math.min(all - 1, Math.round(layer.dropProbability() * all));
    this.scale = (float) all / (all - threshold);
  }

  /**
   * Writes the factors of a step into {@code target}: 0 for a dropped value, and for a kept one the
   * inverse of the share that is kept, so that the mean is 1; the probability counts in steps of
   * 1/65536.
   *
   * @param step training steps done before this one
   * @param target one factor an element, from element 0 on
   */
  public void fill(long step, float[] target) {
    CounterRandom random = stream.at(step);
    for (int i = 0; i < target.length; i += PER_WORD) {
      long word = random.bits(i / PER_WORD);
      int end = Math.min(i + PER_WORD, target.length);
      for (int j = i; j < end; j++) {
        target[j] = (word & 0xffff) < threshold ? 0 : scale;
        word >>>= BITS;
      }
    }
  }
}
