package io.vgglab.network.dl4j;

import io.vgglab.network.BlasKernel;
import io.vgglab.network.CounterRandom;
import io.vgglab.network.EngineException;
import java.util.Locale;
import java.util.function.BinaryOperator;

/**
 * Compares a matrix product with plain Java's: a BLAS kernel chosen by name may not suit the
 * processor, and then multiplies wrongly without a word.
 */
final class ProductCheck {

  private static final int ROWS = 96;
  private static final int INNER = 160;
  private static final int COLUMNS = 80;
  private static final double TOLERANCE = 1e-3;

  private ProductCheck() {}

  /**
   * Multiplies two random matrices.
   *
   * @param multiply product of {@code [96, 160]} and {@code [160, 80]} as rows
   * @throws EngineException if an element is off by more than 1e-3
   */
  static void require(BinaryOperator<float[][]> multiply) {
    float[][] a = random("a", ROWS, INNER);
    float[][] b = random("b", INNER, COLUMNS);
    float[][] product = multiply.apply(a, b);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        double difference = Math.abs(product[i][j] - element(a, b, i, j));
        if (!(difference <= TOLERANCE)) {
          throw new EngineException(
              String.format(
                  Locale.ROOT,
                  "BLAS kernel must multiply as Java does, but was off by %.1e; set %s to"
                      + " another kernel, such as Haswell",
                  difference,
                  BlasKernel.VARIABLE));
        }
      }
    }
  }

  private static double element(float[][] a, float[][] b, int row, int column) {
    double sum = 0;
    for (int k = 0; k < INNER; k++) {
      sum += (double) a[row][k] * b[k][column];
    }
    return sum;
  }

  private static float[][] random(String stream, int rows, int columns) {
    CounterRandom random = new CounterRandom(1, stream);
    float[][] matrix = new float[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = (float) (2 * random.uniform((long) i * columns + j) - 1);
      }
    }
    return matrix;
  }
}
