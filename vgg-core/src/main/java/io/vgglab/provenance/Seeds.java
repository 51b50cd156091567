package io.vgglab.provenance;

/**
 * The named sub-seeds of one root seed, so that changing how many numbers one consumer draws leaves
 * the others alone.
 *
 * @param root seed that the user gave
 */
public record Seeds(long root) {

  /** Draws initial weights and dropout masks. */
  public long network() {
    return of("network");
  }

  /** Shuffles training images and draws how they are augmented. */
  public long shuffle() {
    return of("shuffle");
  }

  /** Draws the training images that a limit keeps, and the validation slice. */
  public long split() {
    return of("split");
  }

  /** The sub-seed of a name. */
  public long of(String name) {
    long hash = root ^ 0x9e3779b97f4a7c15L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
