package io.vgglab.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.model.Resize;
import io.vgglab.network.GoldenResize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {

  private static final int IN = GoldenResize.IN;
  private static final int OUT = GoldenResize.OUT;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void matrixOfBothAxes_givesTheGoldenValues(Resize.Method method) {
    float[][] matrix = Resampling.matrix(method, IN, OUT);
    double[] image = GoldenResize.image();
    double[] resized = new double[OUT * OUT];
    for (int i = 0; i < resized.length; i++) {
      for (int j = 0; j < image.length; j++) {
        resized[i] += matrix[i / OUT][j / IN] * matrix[i % OUT][j % IN] * image[j];
      }
    }

    assertThat(resized).containsExactly(GoldenResize.after(method), within(1e-4));
  }
}
