package io.vgglab.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.model.Resampling;
import io.vgglab.model.Resize;
import io.vgglab.network.GoldenResize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizedAxisTest {

  private static final int IN = GoldenResize.IN;
  private static final int OUT = GoldenResize.OUT;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void rowsThenColumns_giveTheGoldenValues(Resize.Method method) {
    ResizedAxis axis = new ResizedAxis(Resampling.of(method, IN, OUT));
    double[] image = GoldenResize.image();
    float[] line = new float[image.length];
    float[] wide = new float[IN * OUT];
    float[] resized = new float[OUT * OUT];
    for (int i = 0; i < line.length; i++) {
      line[i] = (float) image[i];
    }
    for (int row = 0; row < IN; row++) {
      axis.row(line, row * IN, wide, row * OUT);
    }
    for (int row = 0; row < OUT; row++) {
      axis.rows(wide, OUT, row, resized);
    }

    double[] expected = GoldenResize.after(method);
    for (int i = 0; i < resized.length; i++) {
      assertThat((double) resized[i]).as("pixel %d", i).isCloseTo(expected[i], within(1e-4));
    }
  }
}
