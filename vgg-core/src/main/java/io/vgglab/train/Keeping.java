package io.vgglab.train;

/**
 * What a run leaves behind besides its figures; no result depends on it.
 *
 * @param checkpoints how many of the last checkpoints stay beside the best, 1 to 10,000
 * @param worstImages how many of each class's worst validation images are kept as pictures, 0 to
 *     100
 */
public record Keeping(int checkpoints, int worstImages) {

  private static final int MOST_CHECKPOINTS = 10_000;
  private static final int MOST_IMAGES = 100;

  /** Checks the ranges. */
  public Keeping {
    if (checkpoints < 1 || checkpoints > MOST_CHECKPOINTS) {
      throw new IllegalArgumentException(
          "keepCheckpoints must be between 1 and 10000, but was " + checkpoints);
    }
    if (worstImages < 0 || worstImages > MOST_IMAGES) {
      throw new IllegalArgumentException(
          "worstImages must be between 0 and 100, but was " + worstImages);
    }
  }

  /** The last checkpoint and the best, no pictures: what a sweep needs. */
  public static Keeping least() {
    return new Keeping(1, 0);
  }

  Keeping withCheckpoints(int value) {
    return new Keeping(value, worstImages);
  }

  Keeping withWorstImages(int value) {
    return new Keeping(checkpoints, value);
  }
}
