package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.model.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSetTest {
  @Test
  void limit_keepsTheShareOfEveryClass() {
    assertThat(Sample.images(100).classCounts()).containsExactly(34, 33, 33);

    ImageSet limited = Sample.images(100).limit(10, 1);

    assertThat(limited.classCounts()).containsExactly(4, 3, 3);
  }

  @Test
  void limit_isAFunctionOfTheSeed() {
    ImageSet images = Sample.images(100);

    assertThat(images.limit(20, 1).contentHash()).isEqualTo(images.limit(20, 1).contentHash());
    assertThat(images.limit(20, 1).contentHash()).isNotEqualTo(images.limit(20, 2).contentHash());
  }

  @Test
  void limit_aboveTheSizeKeepsAll() {
    ImageSet images = Sample.images(5);

    assertThat(images.limit(6, 1)).isSameAs(images);
    assertThatThrownBy(() -> images.limit(0, 1)).hasMessage("limit must be at least 1, but was 0");
  }

  @Test
  void withChannels_repeatsGrey() {
    ImageSet wide = Sample.images(3).withChannels(3);
    byte[] pixels = new byte[48];

    wide.copyPixels(2, pixels, 0);

    assertThat(wide.shape()).isEqualTo(new TensorShape(3, 4, 4));
    assertThat(pixels).containsOnly(2);
    assertThat(wide.withChannels(3)).isSameAs(wide);
    assertThatThrownBy(() -> wide.withChannels(1))
        .hasMessage("channels must be 3 as in the images, but was 1");
  }

  @Test
  void contentHash_seesPixelsLabelsAndShape() {
    ImageSet one = new ImageSet(new TensorShape(1, 1, 2), List.of("a", "b"), bytes(1, 2), ints(0));
    ImageSet pixel =
        new ImageSet(new TensorShape(1, 1, 2), List.of("a", "b"), bytes(1, 3), ints(0));
    ImageSet label =
        new ImageSet(new TensorShape(1, 1, 2), List.of("a", "b"), bytes(1, 2), ints(1));
    ImageSet shape =
        new ImageSet(new TensorShape(1, 2, 1), List.of("a", "b"), bytes(1, 2), ints(0));

    assertThat(List.of(one, pixel, label, shape))
        .extracting(ImageSet::contentHash)
        .doesNotHaveDuplicates()
        .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @Test
  void fewerThanTwoClasses_areRefused() {
    assertThatThrownBy(
            () -> new ImageSet(new TensorShape(1, 1, 2), List.of("a"), bytes(1, 2), ints(0)))
        .hasMessage("classNames must be at least 2, but were 1");
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static int[] ints(int... values) {
    return values;
  }
}
