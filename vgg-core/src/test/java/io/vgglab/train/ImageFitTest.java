package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.model.Preset;
import io.vgglab.model.TensorShape;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageFitTest {

  private static final ImageFit GREY = new ImageFit(TensorShape.square(1, 28), 10);
  private static final ImageFit COLOUR = new ImageFit(new TensorShape(3, 40, 23), 7);

  @Test
  void inputAndClassesThatWereNotSet_followTheImages() {
    Experiment fitted = COLOUR.fit(Experiment.of(Preset.SEED_BN), Set.of("width"));

    assertThat(fitted.spec().input()).isEqualTo(new TensorShape(3, 40, 23));
    assertThat(fitted.spec().classes()).isEqualTo(7);
    assertThat(GREY.fit(fitted, Set.of()).spec().input()).isEqualTo(TensorShape.square(1, 28));
  }

  @ParameterizedTest
  @CsvSource({"28x28x1", "28x28x3", "28x28x4"})
  void inputOfGreyImages_hasAnyNumberOfChannels(String input) {
    assertThat(fit(GREY, "input", input).spec().input()).hasToString(input);
  }

  @Test
  void inputOfAnotherSize_isRefused() {
    assertThatThrownBy(() -> fit(GREY, "input", "32x32x3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "input must be 28x28x1 as the images are, or as high and wide with their grey channel"
                + " repeated, but was 32x32x3; another size is what resize is for");
  }

  @ParameterizedTest
  @CsvSource({"40x23x1", "40x23x4", "23x40x3"})
  void inputOfOtherChannelsThanColourImagesHave_isRefused(String input) {
    assertThatThrownBy(() -> fit(COLOUR, "input", input))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "input must be 40x23x3 as the images are, but was %s; another size is what resize is for",
            input);
  }

  @Test
  void classesThatTheImagesDoNotHave_areRefused() {
    assertThat(fit(COLOUR, "classes", "7").spec().classes()).isEqualTo(7);
    assertThatThrownBy(() -> fit(COLOUR, "classes", "10"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes must be 7 as the images have, but was 10");
  }

  private static Experiment fit(ImageFit images, String setting, String value) {
    return images.fit(Experiment.of(Preset.SEED).with(Map.of(setting, value)), Set.of(setting));
  }
}
