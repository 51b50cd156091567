package io.vgglab.network.dl4j;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.network.EngineException;
import org.junit.jupiter.api.Test;

class ProductCheckTest {

  @Test
  void rightProduct_passes() {
    assertThatCode(() -> ProductCheck.require(ProductCheckTest::multiply))
        .doesNotThrowAnyException();
  }

  @Test
  void oneWrongElement_isRefusedWithTheVariableToSet() {
    assertThatThrownBy(
            () ->
                ProductCheck.require(
                    (a, b) -> {
                      float[][] product = multiply(a, b);
                      product[95][79] += 0.25f;
                      return product;
                    }))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "BLAS kernel must multiply as Java does, but was off by 2.5e-01; set"
                + " OPENBLAS_CORETYPE to another kernel, such as Haswell");
  }

  @Test
  void resultThatIsNoNumber_isRefused() {
    assertThatThrownBy(
            () ->
                ProductCheck.require(
                    (a, b) -> {
                      float[][] product = multiply(a, b);
                      product[0][0] = Float.NaN;
                      return product;
                    }))
        .hasMessageStartingWith("BLAS kernel must multiply as Java does, but was off by NaN");
  }

  private static float[][] multiply(float[][] a, float[][] b) {
    float[][] product = new float[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
