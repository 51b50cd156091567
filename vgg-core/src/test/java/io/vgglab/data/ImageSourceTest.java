package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageSourceTest {

  private static final ImageSet TRAINING = Sample.images(12);
  private static final ImageSet TEST = Sample.images(6);

  @Test
  void contentHash_takesTheTrainingImagesThatWereRead() {
    ImageSource source =
        new ImageSource() {
          @Override
          public String name() {
            return "sample";
          }

          @Override
          public ImageSet training() {
            throw new DataException("sample", "must not be read again, but was");
          }

          @Override
          public TestSet test() {
            return new TestSet("sample", () -> TEST);
          }
        };

    assertThat(source.contentHash(TRAINING)).isEqualTo(ContentHash.of(TRAINING, TEST));
  }

  @Test
  void contentHash_tellsTrainingFromTest() {
    assertThat(ContentHash.of(TRAINING, TEST)).isNotEqualTo(ContentHash.of(TEST, TRAINING));
  }
}
