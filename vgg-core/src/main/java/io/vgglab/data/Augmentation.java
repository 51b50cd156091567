package io.vgglab.data;

import io.vgglab.model.TensorShape;

/**
 * Random changes of training images: shift, mirror, hide a square, in this order.
 *
 * <p>What happens to an image is a pure function of (seed, epoch, index of the image). Pixels that
 * come from outside the image or are hidden are 0, black.
 *
 * <p>Sources: pad-and-crop and flip as in K. He et al., "Deep Residual Learning for Image
 * Recognition", 2015, section 4.2; cutout: T. DeVries and G. Taylor, "Improved Regularization of
 * Convolutional Neural Networks with Cutout", 2017.
 *
 * @param pad pixels of black border from which a crop of the old size is cut, 0 to 64 and less than
 *     the image's sides; 0 for none
 * @param flip whether every second image, on average, is mirrored left to right
 * @param cutout side of the hidden square in pixels, 0 to 256 and less than the image's; 0 for
 *     none. Its centre may be any pixel, so that a part of it can lie outside
 */
public record Augmentation(int pad, boolean flip, int cutout) {
  /** Images as they are. */
  public static final Augmentation NONE = new Augmentation(0, false, 0);

  /** Padding by 4 and flips: what is customary for CIFAR. */
  public static final Augmentation STANDARD = new Augmentation(4, true, 0);

  private static final int MOST_PAD = 64;
  private static final int MOST_CUTOUT = 256;

  /** Checks the ranges. */
  public Augmentation {
    if (pad < 0 || pad > MOST_PAD) {
      throw new IllegalArgumentException(
          "pad must be between 0 and %s, but was %s".formatted(MOST_PAD, pad));
    }
    if (cutout < 0 || cutout > MOST_CUTOUT) {
      throw new IllegalArgumentException(
          "cutout must be between 0 and %s, but was %s".formatted(MOST_CUTOUT, cutout));
    }
  }

  /** Whether images pass unchanged. */
  public boolean isNone() {
    return pad == 0 && !flip && cutout == 0;
  }

  /** A shift or a square as large as the image would leave nothing of it, time and again. */
  void requireRoom(TensorShape shape) {
    int side = Math.min(shape.height(), shape.width());
    if (Math.max(pad, cutout) >= side) {
      throw new IllegalArgumentException(
          "augmentation must have pad and cutout below the images' shorter side, %s, but had %s"
                  .formatted(side, pad >= side ? "pad " + pad : "cutout " + cutout)
              + "; choose less");
    }
  }

  /** What happens to one image in one epoch. */
  Change draw(TensorShape shape, long seed, int epoch, int index) {
    SplitMix random = SplitMix.of(seed, SplitMix.AUGMENT, epoch, index);
    int down = random.below(2 * pad + 1) - pad;
    int right = random.below(2 * pad + 1) - pad;
    boolean mirrored = random.coin() && flip;
    int top = random.below(shape.height()) - cutout / 2;
    int left = random.below(shape.width()) - cutout / 2;
    return new Change(shape, down, right, mirrored, top, left, cutout);
  }

  /**
   * The drawn change of one image.
   *
   * @param shape of the image
   * @param down rows that the picture moves down, negative for up
   * @param right columns that the picture moves right, negative for left
   * @param mirrored whether left and right are exchanged, after the move
   * @param top first hidden row, may be negative
   * @param left first hidden column, may be negative
   * @param side rows and columns that are hidden
   */
  record Change(
      TensorShape shape, int down, int right, boolean mirrored, int top, int left, int side) {

    /** Writes the changed image over {@code target} from {@code offset} on, which holds zeros. */
    void apply(byte[] source, byte[] target, int offset) {
      int width = shape.width();
      for (int channel = 0; channel < shape.channels(); channel++) {
        int plane = channel * shape.area();
        for (int y = 0; y < shape.height(); y++) {
          int from = y - down;
          if (from >= 0 && from < shape.height()) {
            row(source, plane + from * width, target, offset + plane + y * width, y);
          }
        }
      }
    }

    private void row(byte[] source, int from, byte[] target, int to, int y) {
      int width = shape.width();
      boolean hidden = y >= top && y < top + side;
      for (int x = 0; x < width; x++) {
        int column = (mirrored ? width - 1 - x : x) - right;
        boolean visible = !(hidden && x >= left && x < left + side);
        if (visible && column >= 0 && column < width) {
          target[to + x] = source[from + column];
        }
      }
    }
  }
}
