package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.ImageSource;
import io.vgglab.model.TensorShape;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SyntheticSourceTest extends ImageSourceContract {
  @Override
  ImageSource source() {
    return ImageSources.open("synthetic:12x10x3:4:20:8");
  }

  @Test
  void description_givesShapeClassesAndCounts() {
    assertThat(source())
        .isEqualTo(new SyntheticSource(new TensorShape(3, 12, 10), 4, 20, 8))
        .extracting(ImageSource::name)
        .isEqualTo("synthetic:12x10x3:4:20:8");
    assertThat(source().training().classCounts()).containsOnly(5);
  }

  @Test
  void plainName_isTheSizeOfCifar() {
    assertThat(ImageSources.open("synthetic").name()).isEqualTo("synthetic:32x32x3:10:5000:1000");
  }

  @Test
  void name_isTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(source().name()).isEqualTo("synthetic:12x10x3:4:20:8");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void badDescriptions_areRefused() {
    assertThatThrownBy(() -> ImageSources.open("synthetic:32x32"))
        .hasMessage(
            "data: synthetic data must be described as synthetic or"
                + " synthetic:HEIGHTxWIDTHxCHANNELS:CLASSES:TRAINING:TEST, but was synthetic:32x32");
    assertThatThrownBy(() -> ImageSources.open("synthetic:32x32x3:1:10:10"))
        .hasMessage("data: classes must be between 2 and 1000, but was 1");
    assertThatThrownBy(() -> ImageSources.open("synthetic:999x999x3:10:1000000:10"))
        .hasMessage("data: images must take at most 1 GiB, but 1000000 of 999x999x3 take more");
    assertThatThrownBy(() -> ImageSources.open("synthetic:9999x9999x9999:10:10:10"))
        .hasMessage("data: images must take at most 1 GiB, but 10 of 9999x9999x9999 take more");
  }
}
