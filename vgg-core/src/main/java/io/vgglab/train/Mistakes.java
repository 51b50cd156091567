package io.vgglab.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.data.ImageSet;
import io.vgglab.eval.Predictions;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

  private static byte[] png(ImageSet images, int index) {
    Thumbnail size = Thumbnail.of(images.shape());
    BufferedImage picture =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    size.draw(images, index, picture, 0, 0, 1);
    return Thumbnail.png(picture);
  }
}
