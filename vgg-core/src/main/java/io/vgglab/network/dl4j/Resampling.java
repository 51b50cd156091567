package io.vgglab.network.dl4j;

import io.vgglab.model.Resize;

/**
 * One axis of a resize as a matrix: row {@code i} holds the weights of the source pixels that
 * target pixel {@code i} is made of. All methods are separable, so two matrices resize an image.
 */
final class Resampling {

  /** Keys' parameter (1981), as most image libraries have it for bicubic. */
  private static final double KEYS = -0.75;

  private Resampling() {}

  /** The matrix {@code [out][in]} of a method. */
  static float[][] matrix(Resize.Method method, int in, int out) {
    float[][] matrix = new float[out][in];
    for (int i = 0; i < out; i++) {
      fill(matrix[i], method, i, out);
    }
    return matrix;
  }

  private static void fill(float[] row, Resize.Method method, int i, int out) {
    double corner = (double) i * row.length / out;
    double centre = (i + 0.5) * row.length / out - 0.5;
    switch (method) {
      case NONE -> row[i] = 1;
      case NEAREST -> row[(int) ((long) i * row.length / out)] = 1;
      case BILINEAR -> linear(row, centre);
      case BILINEAR_TF1 -> linear(row, corner);
      case BICUBIC -> cubic(row, centre);
    }
  }

  private static void linear(float[] row, double position) {
    int left = floor(position);
    double share = position - left;
    row[clamped(left, row)] += (float) (1 - share);
    row[clamped(left + 1, row)] += (float) share;
  }

  private static void cubic(float[] row, double position) {
    int left = floor(position);
    for (int tap = left - 1; tap <= left + 2; tap++) {
      row[clamped(tap, row)] += (float) keys(Math.abs(position - tap));
    }
  }

  private static double keys(double distance) {
    double d = distance;
    if (d <= 1) {
      return ((KEYS + 2) * d - (KEYS + 3)) * d * d + 1;
    }
    return d < 2 ? ((KEYS * d - 5 * KEYS) * d + 8 * KEYS) * d - 4 * KEYS : 0;
  }

  private static int floor(double value) {
    return (int) Math.floor(value);
  }

  private static int clamped(int index, float[] row) {
    return Math.max(0, Math.min(row.length - 1, index));
  }
}
