package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.model.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  @Property(tries = 200)
  void stratified_cutsInTwoAndKeepsShares(
      @ForAll @IntRange(min = 10, max = 120) int size,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double fraction,
      @ForAll long seed) {
    ImageSet images = Sample.images(size);

    Split split = Split.stratified(images, fraction, seed);

    List<Integer> all = new ArrayList<>(ids(split.training()));
    all.addAll(ids(split.validation()));
    assertThat(all).containsExactlyInAnyOrderElementsOf(ids(images));
    assertThat(split.validation().size()).isEqualTo((int) Math.round(size * fraction));
    for (int c = 0; c < 3; c++) {
      double share = images.classCounts()[c] * (double) split.validation().size() / size;
      assertThat((double) split.validation().classCounts()[c]).isBetween(share - 1, share + 1);
    }
  }

  @Test
  void stratified_isAFunctionOfTheSeed() {
    ImageSet images = Sample.images(60);

    assertThat(ids(Split.stratified(images, 0.2, 7).validation()))
        .isEqualTo(ids(Split.stratified(images, 0.2, 7).validation()))
        .isSorted()
        .isNotEqualTo(ids(Split.stratified(images, 0.2, 8).validation()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.7, 0.9})
  void stratified_losesNoRareClassToEitherPart(double fraction) {
    byte[] pixels = new byte[1000];
    int[] labels = new int[1000];
    Arrays.fill(labels, 0, 4, 1);
    Arrays.fill(labels, 4, 6, 2);
    ImageSet images =
        new ImageSet(new TensorShape(1, 1, 1), List.of("common", "rare", "rarer"), pixels, labels);

    Split split = Split.stratified(images, fraction, 1);

    assertThat(split.validation().size()).isEqualTo((int) Math.round(1000 * fraction));
    assertThat(split.validation().classCounts()).doesNotContain(0);
    assertThat(split.training().classCounts()).doesNotContain(0);
  }

  @Test
  void stratified_refusesEmptyParts() {
    assertThatThrownBy(() -> Split.stratified(Sample.images(9), 1.0, 0))
        .hasMessage("validationShare must be above 0 and below 1, but was 1.0");
    assertThatThrownBy(() -> Split.stratified(Sample.images(3), 0.1, 0))
        .hasMessage(
            "validationShare must leave at least 1 image to each part, but 0.1 of 3 gives 0");
  }

  private static List<Integer> ids(ImageSet images) {
    List<Integer> ids = new ArrayList<>();
    byte[] pixels = new byte[16];
    for (int i = 0; i < images.size(); i++) {
      images.copyPixels(i, pixels, 0);
      ids.add((int) pixels[0]);
    }
    return ids;
  }
}
