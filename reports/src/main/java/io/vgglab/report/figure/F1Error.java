package io.vgglab.report.figure;

/**
 * How far a macro F1 would scatter over other images of the same kind, by the delta method: the
 * derivative of macro F1 with respect to the share of every cell of the confusion matrix.
 *
 * <p>Source: K. Takahashi et al., "Confidence interval for micro-averaged F1 and macro-averaged F1
 * scores", Applied Intelligence 52 (2022). It knows nothing of other seeds of the training.
 */
public final class F1Error {

  /** The two-sided 95 % point of the normal distribution. */
  public static final double Z95 = 1.959964;

  private F1Error() {}

  /** Standard error of the matrix's macro F1; NaN where nothing was measured. */
  public static double of(Confusion confusion) {
    long total = confusion.total();
    if (total == 0) {
      return Double.NaN;
    }
    int size = confusion.classes().size();
    double[] f1 = new double[size];
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      double touched = confusion.support(i);
      for (int truth = 0; truth < size; truth++) {
        touched += confusion.counts().get(truth).get(i);
      }
      weight[i] = touched == 0 ? 0 : total / touched;
      f1[i] = touched == 0 ? 0 : 2 * confusion.counts().get(i).get(i) / touched;
    }
    double variance = 0;
    for (int truth = 0; truth < size; truth++) {
      for (int predicted = 0; predicted < size; predicted++) {
        double hit = truth == predicted ? 2 * weight[truth] : 0;
        double slope = hit - f1[truth] * weight[truth] - f1[predicted] * weight[predicted];
        double share = (double) confusion.counts().get(truth).get(predicted) / total;
        variance += share * (slope / size) * (slope / size);
      }
    }
    return Math.sqrt(variance / total);
  }

  /** The 95 % interval of the matrix's macro F1 within [0, 1]; none where nothing was measured. */
  public static Interval interval95(Confusion confusion) {
    double half = Z95 * of(confusion);
    double centre = confusion.macroF1();
    return Double.isNaN(half)
        ? Interval.none()
        : new Interval(Math.max(0, centre - half), Math.min(1, centre + half), 0.95);
  }
}
