package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.data.ImageSet;
import io.vgglab.eval.Predictions;
import io.vgglab.model.TensorShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MistakesTest {

  @Test
  void surestMistakeOfEveryClass_comesFirst() {
    Predictions predictions =
        Predictions.of(
            new int[] {0, 0, 0, 1, 1},
            new float[] {0.4f, 0.6f, 0.1f, 0.9f, 0.8f, 0.2f, 0.7f, 0.3f, 0.3f, 0.7f},
            2);

    assertThat(Mistakes.of(predictions).indices()).containsExactly(1, 3, 0);
  }

  @Test
  void json_holdsWhatAReportShows() throws IOException {
    Predictions predictions = Predictions.of(new int[] {0}, new float[] {0.25f, 0.75f}, 2);
    byte[] pixels = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120};
    ImageSet images =
        new ImageSet(new TensorShape(3, 2, 2), List.of("cat", "dog"), pixels, new int[] {0});

    JsonNode mistake = Mistakes.of(predictions).json(predictions, images).path("images").path(0);

    assertThat(mistake.path("truth").asText()).isEqualTo("cat");
    assertThat(mistake.path("predicted").asText()).isEqualTo("dog");
    assertThat(mistake.path("probability").asDouble()).isCloseTo(0.75, within(1e-6));
    BufferedImage picture = picture(mistake);
    assertThat(picture.getRGB(1, 0) & 0xffffff).isEqualTo(20 << 16 | 60 << 8 | 100);
  }

  @Test
  void largeImages_becomeSmallerAndFewer() throws IOException {
    int count = 60;
    TensorShape shape = new TensorShape(3, 256, 256);
    byte[] pixels = new byte[count * shape.elements()];
    new Random(1).nextBytes(pixels);
    ImageSet images = new ImageSet(shape, List.of("cat", "dog"), pixels, new int[count]);
    float[] probabilities = new float[2 * count];
    for (int i = 0; i < count; i++) {
      probabilities[2 * i + 1] = 1;
    }
    Predictions predictions = Predictions.of(new int[count], probabilities, 2);

    JsonNode list = Mistakes.of(predictions).json(predictions, images).path("images");

    assertThat(picture(list.path(0)).getWidth()).isEqualTo(64);
    assertThat(list.size()).isBetween(10, 40);
    assertThat(list.toString()).hasSizeLessThan(Mistakes.MOST_CHARACTERS + 10_000);
  }

  private static BufferedImage picture(JsonNode mistake) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(Base64.getDecoder().decode(mistake.path("png").asText())));
  }
}
