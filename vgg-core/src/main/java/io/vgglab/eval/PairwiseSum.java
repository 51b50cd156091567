package io.vgglab.eval;

/**
 * The sum of doubles in the order in which NumPy adds them, so that averages equal scikit-learn's
 * to the last bit.
 *
 * <p>Up to 7 values one after the other; up to 128 in eight running sums; above that by halves, the
 * first rounded down to a multiple of 8. The error grows with log n instead of n.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  static double of(double[] values) {
    return sum(values, 0, values.length);
  }

  private static double sum(double[] values, int from, int length) {
    if (length < LANES) {
      double sum = 0;
      for (int i = from; i < from + length; i++) {
        sum += values[i];
      }
      return sum;
    }
    if (length <= BLOCK) {
      return inLanes(values, from, length);
    }
    int half = length / 2;
    half -= half % LANES;
    return sum(values, from, half) + sum(values, from + half, length - half);
  }

  private static double inLanes(double[] values, int from, int length) {
    double[] lane = new double[LANES];
    System.arraycopy(values, from, lane, 0, LANES);
    int whole = length - length % LANES;
    for (int i = LANES; i < whole; i += LANES) {
      for (int j = 0; j < LANES; j++) {
        lane[j] += values[from + i + j];
      }
    }
    double sum =
        ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
    for (int i = whole; i < length; i++) {
      sum += values[from + i];
    }
    return sum;
  }
}
