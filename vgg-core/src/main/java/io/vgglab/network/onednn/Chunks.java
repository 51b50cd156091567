package io.vgglab.network.onednn;

/**
 * How arenas divide into chunks of equal size, small enough that one chunk of every arena stays in
 * the cache between the passes of an update.
 *
 * @param size floats in a chunk
 * @param decaying chunks at the front that L2 applies to
 * @param count chunks altogether
 */
record Chunks(int size, int decaying, int count) {

  private static final int LARGEST = 1 << 17;
  private static final int SMALLEST = 1 << 8;

  /** Chunks for two stretches of floats, decaying ones first. */
  static Chunks covering(long decayingFloats, long otherFloats) {
    int size = SMALLEST;
    while (size < LARGEST && size * 8L < decayingFloats) {
      size *= 2;
    }
    int decaying = (int) ((decayingFloats + size - 1) / size);
    int others = (int) ((otherFloats + size - 1) / size);
    return new Chunks(size, decaying, decaying + others);
  }

  /** Floats in the decaying chunks. */
  long decayingFloats() {
    return (long) decaying * size;
  }

  /** Floats in all chunks. */
  long floats() {
    return (long) count * size;
  }
}
