package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.model.TensorShape;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final TensorShape SHAPE = new TensorShape(1, 3, 3);
  private static final byte[] IMAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void move_fillsWithBlack() {
    assertThat(applied(new Augmentation.Change(SHAPE, 1, 0, false, 0, 0, 0)))
        .containsExactly(0, 0, 0, 1, 2, 3, 4, 5, 6);
    assertThat(applied(new Augmentation.Change(SHAPE, 0, -1, false, 0, 0, 0)))
        .containsExactly(2, 3, 0, 5, 6, 0, 8, 9, 0);
  }

  @Test
  void mirror_exchangesLeftAndRightAfterTheMove() {
    assertThat(applied(new Augmentation.Change(SHAPE, 0, 0, true, 0, 0, 0)))
        .containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7);
    assertThat(applied(new Augmentation.Change(SHAPE, 0, 1, true, 0, 0, 0)))
        .containsExactly(2, 1, 0, 5, 4, 0, 8, 7, 0);
  }

  @Test
  void cutout_hidesASquareThatMayReachOutside() {
    assertThat(applied(new Augmentation.Change(SHAPE, 0, 0, false, 1, 1, 2)))
        .containsExactly(1, 2, 3, 4, 0, 0, 7, 0, 0);
    assertThat(applied(new Augmentation.Change(SHAPE, 0, 0, false, -1, -1, 2)))
        .containsExactly(0, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void channels_moveTogether() {
    TensorShape two = new TensorShape(2, 1, 3);
    byte[] target = new byte[6];

    new Augmentation.Change(two, 0, 1, false, 0, 0, 0)
        .apply(new byte[] {1, 2, 3, 4, 5, 6}, target, 0);

    assertThat(target).containsExactly(0, 1, 2, 0, 4, 5);
  }

  @Property(tries = 300)
  void draw_staysInRangeAndIsAFunctionOfItsArguments(
      @ForAll @IntRange(min = 0, max = 8) int pad,
      @ForAll boolean flip,
      @ForAll @IntRange(min = 0, max = 16) int cutout,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 1000) int index) {
    Augmentation augmentation = new Augmentation(pad, flip, cutout);

    Augmentation.Change change = augmentation.draw(SHAPE, seed, 3, index);

    assertThat(change).isEqualTo(augmentation.draw(SHAPE, seed, 3, index));
    assertThat(change.down()).isBetween(-pad, pad);
    assertThat(change.right()).isBetween(-pad, pad);
    assertThat(change.mirrored() && !flip).isFalse();
    assertThat(change.top() + cutout / 2).isBetween(0, 2);
    applied(change);
  }

  @Test
  void draw_mirrorsHalfOfTheImagesAndMovesEvenly() {
    int mirrored = 0;
    int[] down = new int[9];
    for (int index = 0; index < 9000; index++) {
      Augmentation.Change change = Augmentation.STANDARD.draw(SHAPE, 1, 0, index);
      mirrored += change.mirrored() ? 1 : 0;
      down[change.down() + 4]++;
    }

    assertThat(mirrored / 9000.0).isCloseTo(0.5, within(0.02));
    for (int count : down) {
      assertThat(count).isCloseTo(1000, within(120));
    }
  }

  @Test
  void batches_differByEpochAndRepeatBySeed() {
    Batches batches =
        Batches.of(Sample.images(20), 20, 1).withAugmentation(new Augmentation(2, true, 2));

    byte[] first = batches.epoch(0).iterator().next().pixels();

    assertThat(batches.epoch(0).iterator().next().pixels()).isEqualTo(first);
    assertThat(batches.epoch(1).iterator().next().pixels()).isNotEqualTo(first);
    assertThat(List.of(Augmentation.NONE.isNone(), Augmentation.STANDARD.isNone()))
        .containsExactly(true, false);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> new Augmentation(65, false, 0))
        .hasMessage("pad must be between 0 and 64, but was 65");
    assertThatThrownBy(() -> new Augmentation(0, false, -1))
        .hasMessage("cutout must be between 0 and 256, but was -1");
  }

  private static byte[] applied(Augmentation.Change change) {
    byte[] target = new byte[9];
    change.apply(IMAGE, target, 0);
    return target;
  }

  @Test
  void augmentation_thatWouldLeaveNothingOfAnImage_isRefused() {
    Batches batches = Batches.of(Sample.images(20), 20, 1);
    int side = Math.min(Sample.images(20).shape().height(), Sample.images(20).shape().width());

    assertThatThrownBy(() -> batches.withAugmentation(new Augmentation(side, false, 0)))
        .hasMessage(
            "augmentation must have pad and cutout below the images' shorter side, %s, but had pad"
                    .formatted(side)
                + " %s; choose less".formatted(side));
    assertThatThrownBy(() -> batches.withAugmentation(new Augmentation(0, false, side)))
        .hasMessageEndingWith(", but had cutout %s; choose less".formatted(side));
    assertThat(batches.withAugmentation(new Augmentation(side - 1, true, side - 1))).isNotNull();
  }
}
