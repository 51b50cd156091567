package io.vgglab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.network.GoldenResize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {

  private static final int IN = GoldenResize.IN;
  private static final int OUT = GoldenResize.OUT;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void matrixOfBothAxes_givesTheGoldenValues(Resize.Method method) {
    float[][] matrix = Resampling.of(method, IN, OUT).matrix();
    double[] image = GoldenResize.image();
    double[] resized = new double[OUT * OUT];
    for (int i = 0; i < resized.length; i++) {
      for (int j = 0; j < image.length; j++) {
        resized[i] += matrix[i / OUT][j / IN] * matrix[i % OUT][j % IN] * image[j];
      }
    }

    assertThat(resized).containsExactly(GoldenResize.after(method), within(1e-4));
  }

  @ParameterizedTest
  @EnumSource
  void weightsOfEachPixel_sumToOne(Resize.Method method) {
    Resampling axis = Resampling.of(method, IN, method == Resize.Method.NONE ? IN : OUT);

    for (int i = 0; i < axis.size(); i++) {
      double sum = 0;
      for (int tap = 0; tap < axis.taps(); tap++) {
        assertThat(axis.source(i, tap)).isBetween(0, IN - 1);
        sum += axis.weight(i, tap);
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }
}
