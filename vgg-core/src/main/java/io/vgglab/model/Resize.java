package io.vgglab.model;

/**
 * The on-the-fly resize in front of the first convolution, inside the network.
 *
 * @param method how source pixels become target pixels
 * @param side height and width after the resize in pixels; 0 with {@link Method#NONE}
 */
public record Resize(Method method, int side) {

  private static final int MAX_SIDE = 1024;

  /** Checks that a side is given exactly when there is a resize. */
  public Resize {
    if (method == Method.NONE) {
      if (side != 0) {
        throw new IllegalArgumentException(
            "side must be 0 without a resize, but was " + side + "; choose a resize method");
      }
    } else if (side < 1 || side > MAX_SIDE) {
      throw new IllegalArgumentException(
          "side must be between 1 and " + MAX_SIDE + ", but was " + side);
    }
  }

  /** No resize: the first convolution sees the images as they are. */
  public static Resize none() {
    return new Resize(Method.NONE, 0);
  }

  /** Whether images pass unchanged. */
  public boolean isNone() {
    return method == Method.NONE;
  }

  /** Resize methods, each defined by where target pixel i of {@code out} takes its value. */
  public enum Method {
    /** Unchanged. */
    NONE,
    /** Source pixel floor(i * in / out). */
    NEAREST,
    /** Two nearest pixels per axis around (i + 0.5) * in / out - 0.5, edges clamped. */
    BILINEAR,
    /**
     * Two nearest pixels per axis around i * in / out, as TensorFlow 1 did without aligned corners.
     */
    BILINEAR_TF1,
    /**
     * Four nearest pixels per axis around (i + 0.5) * in / out - 0.5 weighted by Keys' kernel with
     * a = -0.75, edges clamped, no antialiasing.
     */
    BICUBIC
  }
}
