package io.vgglab.train;

import io.vgglab.data.ImageSet;
import io.vgglab.eval.Predictions;
import io.vgglab.model.TensorShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The images of a class that were given the least probability of being of it, the worst first, in
 * rows of up to 8 on one picture.
 *
 * @param label the class
 * @param indices which images
 */
record WorstImages(int label, List<Integer> indices) {

  private static final int COLUMNS = 8;
  private static final int GAP = 2;
  private static final int SEEN = 64;
  private static final int WHITE = 0xffffff;

  WorstImages {
    indices = List.copyOf(indices);
  }

  static WorstImages of(Predictions predictions, int label, int most) {
    return new WorstImages(
        label,
        IntStream.range(0, predictions.size())
            .filter(i -> predictions.truth(i) == label)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> predictions.probability(i, label)))
            .limit(most)
            .toList());
  }

  /** As PNG; small images are enlarged by a whole factor to about 64 pixels. */
  byte[] png(ImageSet images) {
    TensorShape shape = images.shape();
    int zoom = Math.max(1, SEEN / Math.max(shape.height(), shape.width()));
    int columns = Math.min(COLUMNS, Math.max(1, indices.size()));
    int rows = Math.max(1, (indices.size() + COLUMNS - 1) / COLUMNS);
    int width = shape.width() * zoom + GAP;
    int height = shape.height() * zoom + GAP;
    BufferedImage sheet =
        new BufferedImage(columns * width - GAP, rows * height - GAP, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, WHITE);
      }
    }
    byte[] pixels = new byte[shape.elements()];
    for (int n = 0; n < indices.size(); n++) {
      images.copyPixels(indices.get(n), pixels, 0);
      draw(sheet, n % COLUMNS * width, n / COLUMNS * height, shape, pixels, zoom);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(sheet, "png", bytes);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void draw(
      BufferedImage sheet, int left, int top, TensorShape shape, byte[] pixels, int zoom) {
    for (int y = 0; y < shape.height() * zoom; y++) {
      for (int x = 0; x < shape.width() * zoom; x++) {
        int at = y / zoom * shape.width() + x / zoom;
        sheet.setRGB(left + x, top + y, rgb(shape, pixels, at));
      }
    }
  }

  /** Red, green and blue, or one channel as grey. */
  private static int rgb(TensorShape shape, byte[] pixels, int at) {
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      int plane = shape.channels() < 3 ? 0 : channel;
      rgb = rgb << 8 | (pixels[plane * shape.area() + at] & 0xff);
    }
    return rgb;
  }
}
