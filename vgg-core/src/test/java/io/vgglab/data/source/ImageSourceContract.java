package io.vgglab.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.ImageSet;
import io.vgglab.data.ImageSource;
import org.junit.jupiter.api.Test;

/** What every source of images promises; members say where theirs comes from. */
abstract class ImageSourceContract {
  abstract ImageSource source() throws Exception;

  static String contentHash(ImageSource source) {
    return source.contentHash(source.training());
  }

  @Test
  void training_readsTheSameImagesAgain() throws Exception {
    ImageSource source = source();

    assertThat(source.training().contentHash()).isEqualTo(source.training().contentHash());
  }

  @Test
  void contentHash_isTheSameForASecondSource() throws Exception {
    assertThat(contentHash(source())).isEqualTo(contentHash(source())).matches("[0-9a-f]{64}");
  }

  @Test
  void test_hasShapeAndClassesOfTraining() throws Exception {
    ImageSet training = source().training();
    ImageSet test = source().test().open();

    assertThat(test.shape()).isEqualTo(training.shape());
    assertThat(test.classNames()).isEqualTo(training.classNames()).doesNotHaveDuplicates();
    assertThat(test.contentHash()).isNotEqualTo(training.contentHash());
  }

  @Test
  void name_isStableAndHoldsNoPath() throws Exception {
    assertThat(source().name()).isEqualTo(source().name()).isNotBlank().doesNotContain("/");
    assertThat(source().test().source()).isEqualTo(source().name());
  }

  @Test
  void training_hasEveryClass() throws Exception {
    assertThat(source().training().classCounts()).doesNotContain(0);
  }
}
