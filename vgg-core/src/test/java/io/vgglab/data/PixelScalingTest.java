package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.model.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelScalingTest {

  /** Two images of two channels and two pixels: 0, 255, 0, 255 and 7 throughout. */
  private static final ImageSet IMAGES =
      new ImageSet(
          new TensorShape(2, 1, 2),
          List.of("a", "b"),
          new byte[] {0, (byte) 255, 7, 7, 0, (byte) 255, 7, 7},
          new int[] {0, 1});

  @Test
  void raw_leavesPixelsAlone() {
    assertThat(PixelScaling.RAW.resolve(IMAGES).isIdentity()).isTrue();
  }

  @Test
  void unit_takes255ToOne() {
    assertThat(scaled(PixelScaling.UNIT, 0, 255)).isCloseTo(1, within(1e-6));
    assertThat(scaled(PixelScaling.UNIT, 1, 0)).isZero();
  }

  @Test
  void centered_subtractsTheMeanOfTheChannel() {
    assertThat(scaled(PixelScaling.CENTERED, 0, 255)).isCloseTo(127.5, within(1e-5));
    assertThat(scaled(PixelScaling.CENTERED, 1, 7)).isZero();
  }

  @Test
  void standardized_dividesByTheDeviationToo() {
    assertThat(scaled(PixelScaling.STANDARDIZED, 0, 255)).isCloseTo(1, within(1e-6));
    assertThat(scaled(PixelScaling.STANDARDIZED, 0, 0)).isCloseTo(-1, within(1e-6));
  }

  @Test
  void channelWithoutSpread_isOnlyCentered() {
    assertThat(scaled(PixelScaling.STANDARDIZED, 1, 7)).isZero();
    assertThat(scaled(PixelScaling.STANDARDIZED, 1, 8)).isEqualTo(1);
  }

  private static double scaled(PixelScaling kind, int channel, int pixel) {
    ChannelScaling scaling = kind.resolve(IMAGES);
    return (double) pixel * scaling.scale(channel) + scaling.shift(channel);
  }
}
