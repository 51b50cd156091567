package io.vgglab.train;

import io.vgglab.data.ImageSet;
import io.vgglab.eval.Predictions;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

  /** As PNG; images are made smaller or larger by a whole factor to about 64 pixels. */
  byte[] png(ImageSet images) {
    Thumbnail size = Thumbnail.of(images.shape());
    int zoom = size.zoom();
    int columns = Math.min(COLUMNS, Math.max(1, indices.size()));
    int rows = Math.max(1, (indices.size() + COLUMNS - 1) / COLUMNS);
    int width = size.width() * zoom + GAP;
    int height = size.height() * zoom + GAP;
    BufferedImage sheet =
        new BufferedImage(columns * width - GAP, rows * height - GAP, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, WHITE);
      }
    }
    for (int n = 0; n < indices.size(); n++) {
      size.draw(images, indices.get(n), sheet, n % COLUMNS * width, n / COLUMNS * height, zoom);
    }
    return Thumbnail.png(sheet);
  }
}
