package io.vgglab.train;

import io.vgglab.data.ImageSet;
import io.vgglab.model.TensorShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * The size in which images of a shape are shown: at most {@value #SEEN} pixels a side, made smaller
 * by a whole factor where they have more.
 *
 * @param shape of the images
 * @param step pixels of an image, in both directions, whose mean colour becomes one
 */
record Thumbnail(TensorShape shape, int step) {

  /** Pixels a side at most. */
  static final int SEEN = 64;

  private static final int COLOURS = 3;

  static Thumbnail of(TensorShape shape) {
    return new Thumbnail(
        shape, Math.max(1, (Math.max(shape.height(), shape.width()) + SEEN - 1) / SEEN));
  }

  int width() {
    return Math.max(1, shape.width() / step);
  }

  int height() {
    return Math.max(1, shape.height() / step);
  }

  /** How often a pixel can be repeated in both directions. */
  int zoom() {
    return SEEN / Math.max(width(), height());
  }

  /** Draws an image, every pixel {@code zoom} times in both directions. */
  void draw(ImageSet images, int index, BufferedImage target, int left, int top, int zoom) {
    byte[] pixels = new byte[shape.elements()];
    images.copyPixels(index, pixels, 0);
    for (int y = 0; y < height() * zoom; y++) {
      for (int x = 0; x < width() * zoom; x++) {
        target.setRGB(left + x, top + y, mean(pixels, x / zoom * step, y / zoom * step));
      }
    }
  }

  /** The mean colour of a square; one channel as grey. */
  private int mean(byte[] pixels, int left, int top) {
    int right = Math.min(left + step, shape.width());
    int bottom = Math.min(top + step, shape.height());
    int rgb = 0;
    for (int colour = 0; colour < COLOURS; colour++) {
      int plane = shape.channels() < COLOURS ? 0 : colour;
      int sum = 0;
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          sum += pixels[plane * shape.area() + y * shape.width() + x] & 0xff;
        }
      }
      rgb = rgb << 8 | sum / ((right - left) * (bottom - top));
    }
    return rgb;
  }

  /** A picture as a PNG file. */
  static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
