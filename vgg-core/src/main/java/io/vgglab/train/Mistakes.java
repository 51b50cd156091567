package io.vgglab.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.data.ImageSet;
import io.vgglab.eval.Predictions;
import io.vgglab.model.TensorShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The images that a network got wrong, as JSON that a report can hold: the surest mistake of every
 * class first, then the second of every class, and so on, up to {@value #MOST} images and {@value
 * #MOST_CHARACTERS} characters of pictures.
 *
 * @param indices which images
 */
record Mistakes(List<Integer> indices) {

  /** Images that are kept at most. */
  static final int MOST = 60;

  /** Characters of Base64 that the pictures may take together. */
  static final int MOST_CHARACTERS = 262_144;

  private static final int SEEN = 64;
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  Mistakes {
    indices = List.copyOf(indices);
  }

  static Mistakes of(Predictions predictions) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int label = 0; label < predictions.classes(); label++) {
      int truth = label;
      byClass.add(
          IntStream.range(0, predictions.size())
              .filter(i -> predictions.truth(i) == truth && predictions.predicted(i) != truth)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -sureness(predictions, i)))
              .limit(MOST)
              .toList());
    }
    List<Integer> chosen = new ArrayList<>();
    for (int round = 0; round < MOST; round++) {
      for (List<Integer> mistakes : byClass) {
        if (round < mistakes.size() && chosen.size() < MOST) {
          chosen.add(mistakes.get(round));
        }
      }
    }
    return new Mistakes(chosen);
  }

  /** Each with its classes, the probability of the answer, and the picture as PNG in Base64. */
  ObjectNode json(Predictions predictions, ImageSet images) {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    ArrayNode list = root.putArray("images");
    int characters = 0;
    for (int index : indices) {
      String png = Base64.getEncoder().encodeToString(png(images, index));
      characters += png.length();
      if (characters > MOST_CHARACTERS) {
        break;
      }
      list.addObject()
          .put("index", index)
          .put("truth", images.classNames().get(predictions.truth(index)))
          .put("predicted", images.classNames().get(predictions.predicted(index)))
          .put("probability", sureness(predictions, index))
          .put("png", png);
    }
    return root;
  }

  private static double sureness(Predictions predictions, int index) {
    return predictions.probability(index, predictions.predicted(index));
  }

  /** As PNG; an image of more than 64 pixels a side is made smaller by a whole factor. */
  private static byte[] png(ImageSet images, int index) {
    TensorShape shape = images.shape();
    byte[] pixels = new byte[shape.elements()];
    images.copyPixels(index, pixels, 0);
    int step = Math.max(1, (Math.max(shape.height(), shape.width()) + SEEN - 1) / SEEN);
    BufferedImage picture =
        new BufferedImage(
            Math.max(1, shape.width() / step),
            Math.max(1, shape.height() / step),
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        picture.setRGB(x, y, mean(shape, pixels, x * step, y * step, step));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** The mean colour of a square; one channel as grey. */
  private static int mean(TensorShape shape, byte[] pixels, int left, int top, int step) {
    int right = Math.min(left + step, shape.width());
    int bottom = Math.min(top + step, shape.height());
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      int plane = shape.channels() < 3 ? 0 : channel;
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
}
