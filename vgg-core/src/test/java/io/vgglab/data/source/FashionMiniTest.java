package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import io.vgglab.model.TensorShape;
import org.junit.jupiter.api.Test;

class FashionMiniTest extends ImageSourceContract {
  @Override
  ImageSource source() {
    return ImageSources.open("fashion-mini");
  }

  @Test
  void training_holds500OfEachClass() {
    ImageSet training = source().training();

    assertThat(training.shape()).isEqualTo(new TensorShape(1, 28, 28));
    assertThat(training.classCounts()).containsOnly(500).hasSize(10);
    assertThat(training.classNames()).startsWith("T-shirt/top", "Trouser").endsWith("Ankle boot");
  }

  @Test
  void test_holds100OfEachClass() {
    assertThat(source().test().open().classCounts()).containsOnly(100).hasSize(10);
  }

  /** Computed from the files with Python's hashlib and gzip. */
  @Test
  void contentHash_isTheOneOfTheFilesAsMade() {
    assertThat(contentHash(source()))
        .isEqualTo("5e02a5f392f028b7ea8badfc154348e9f50f636b33a2a3a52d4b7daafb958bee");
  }

  @Test
  void withChannels_repeatsTheGreyChannel() {
    ImageSource wide = source().withChannels(3);

    assertThat(wide.name()).isEqualTo("fashion-mini");
    assertThat(wide.training().shape()).isEqualTo(new TensorShape(3, 28, 28));
    assertThat(wide.test().open().shape()).isEqualTo(new TensorShape(3, 28, 28));
  }

  @Test
  void licence_comesWithTheImages() {
    assertThat(ImageSource.class.getResourceAsStream("fashion-mini/LICENSE")).isNotNull();
  }
}
