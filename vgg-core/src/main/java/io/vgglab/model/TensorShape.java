package io.vgglab.model;

/**
 * The shape of one image or feature map: channels first, without the batch dimension.
 *
 * @param channels feature channels, at least 1
 * @param height rows in pixels, 1 to 32,768
 * @param width columns in pixels, 1 to 32,768
 */
public record TensorShape(int channels, int height, int width) {
  /** Largest height and width in pixels. */
  public static final int MOST_SIDE = 32_768;

  /** Checks the ranges. */
  public TensorShape {
    Rule.atLeast("channels", channels, 1);
    Rule.between("height", height, 1, MOST_SIDE);
    Rule.between("width", width, 1, MOST_SIDE);
  }

  /** A square shape of {@code side} by {@code side}. */
  public static TensorShape square(int channels, int side) {
    return new TensorShape(channels, side, side);
  }

  /** A row of {@code features} values, as dense layers see it: {@code [features, 1, 1]}. */
  public static TensorShape row(int features) {
    return new TensorShape(features, 1, 1);
  }

  /** Values in one image: channels x height x width. */
  public int elements() {
    return Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** Pixels in one channel: height x width. */
  public int area() {
    return height * width;
  }

  /** This shape with other channels. */
  public TensorShape withChannels(int newChannels) {
    return new TensorShape(newChannels, height, width);
  }

  /** This shape at another size. */
  public TensorShape withSize(int newHeight, int newWidth) {
    return new TensorShape(channels, newHeight, newWidth);
  }

  /** Height, width and channels, as people write image sizes: {@code 32x32x3}. */
  @Override
  public String toString() {
    return height + "x" + width + "x" + channels;
  }
}
