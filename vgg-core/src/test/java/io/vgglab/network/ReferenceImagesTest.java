package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference that every engine's resize is compared with. */
class ReferenceImagesTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void resize_givesTheGoldenValues(Resize.Method method) {
    double[] image = GoldenResize.image();
    byte[] pixels = new byte[image.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) image[i];
    }
    Batch batch = new Batch(TensorShape.square(1, GoldenResize.IN), pixels, new int[] {0});

    double[][] resized =
        ReferenceImages.of(batch, new Resize(method, GoldenResize.OUT), ChannelScaling.identity());

    assertThat(resized[0]).containsExactly(GoldenResize.after(method), within(1e-9));
  }
}
