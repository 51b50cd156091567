package io.vgglab.eval;

import java.util.Arrays;

/**
 * The class probabilities that a network gave to a set of images, beside their true classes.
 *
 * <p>Immutable: both arrays are copied. Of equal probabilities the lower class comes first.
 */
public final class Predictions {
  /** Smallest probability inside a logarithm: the spacing of float32 at 1, as scikit-learn. */
  private static final double EPSILON = Math.ulp(1f);

  private final int[] truth;
  private final float[] probabilities;
  private final int classes;

  private Predictions(int[] truth, float[] probabilities, int classes) {
    this.truth = truth;
    this.probabilities = probabilities;
    this.classes = classes;
  }

  /**
   * Predictions for n images.
   *
   * @param truth the true classes, [n], 0 to classes - 1
   * @param probabilities [n, classes], row by row, each 0 to 1
   * @param classes number of classes, at least 1
   * @throws IllegalArgumentException if there is no image, a length does not fit, or a value is out
   *     of range
   */
  public static Predictions of(int[] truth, float[] probabilities, int classes) {
    if (truth.length == 0 || classes < 1) {
      throw new IllegalArgumentException(
          "truth and classes must hold at least 1, but were %s and %s"
              .formatted(truth.length, classes));
    }
    if (probabilities.length != (long) truth.length * classes) {
      throw new IllegalArgumentException(
          "probabilities must hold %s x %s values, but held %s"
              .formatted(truth.length, classes, probabilities.length));
    }
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= classes) {
        throw new IllegalArgumentException(
            "truth[%s] must be between 0 and %s, but was %s".formatted(i, classes - 1, truth[i]));
      }
    }
    for (int i = 0; i < probabilities.length; i++) {
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1.00001f)) {
        throw new IllegalArgumentException(
            "probabilities[%s][%s] must be between 0 and 1, but was %s"
                .formatted(i / classes, i % classes, probabilities[i]));
      }
    }
    return new Predictions(truth.clone(), probabilities.clone(), classes);
  }

  /** Number of images. */
  public int size() {
    return truth.length;
  }

  /** Number of classes. */
  public int classes() {
    return classes;
  }

  /** The true class of image {@code index}. */
  public int truth(int index) {
    return truth[index];
  }

  /** The most probable class of image {@code index}. */
  public int predicted(int index) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      if (probability(index, c) > probability(index, best)) {
        best = c;
      }
    }
    return best;
  }

  /** The probability that image {@code index} was given for class {@code label}. */
  public float probability(int index, int label) {
    return probabilities[index * classes + label];
  }

  /** The counts of true against most probable classes. */
  public ConfusionMatrix confusion() {
    int[] predicted = new int[size()];
    Arrays.setAll(predicted, this::predicted);
    return ConfusionMatrix.of(truth, predicted, classes);
  }

  /**
   * The share of images whose true class is among the k most probable.
   *
   * @param k 1 to classes; 1 is the accuracy
   */
  public double topK(int k) {
    if (k < 1 || k > classes) {
      throw new IllegalArgumentException(
          "k must be between 1 and %s, but was %s".formatted(classes, k));
    }
    int hits = 0;
    for (int i = 0; i < size(); i++) {
      hits += rank(i) < k ? 1 : 0;
    }
    return (double) hits / size();
  }

  /** The mean of -ln p(true class), at least 0; p is kept 1.2e-7 away from 0 and 1. */
  public double logLoss() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double p = probability(i, truth[i]);
      sum -= Math.log(Math.min(Math.max(p, EPSILON), 1 - EPSILON));
    }
    return sum / size();
  }

  /**
   * The expected calibration error: |accuracy - mean confidence| over equal-width bins of the top
   * probability, weighted by the images in each, 0 (calibrated) to 1.
   *
   * <p>Source: C. Guo et al., "On Calibration of Modern Neural Networks", 2017, equation 3, which
   * uses 15 bins, each open below and closed above.
   *
   * @param bins number of bins, at least 1
   */
  public double calibrationError(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins must be at least 1, but was " + bins);
    }
    double[] gap = new double[bins];
    for (int i = 0; i < size(); i++) {
      int predicted = predicted(i);
      double confidence = probability(i, predicted);
      int bin = (int) Math.ceil(confidence * bins) - 1;
      gap[Math.min(Math.max(bin, 0), bins - 1)] += (predicted == truth[i] ? 1 : 0) - confidence;
    }
    return Arrays.stream(gap).map(Math::abs).sum() / size();
  }

  private int rank(int index) {
    float own = probability(index, truth[index]);
    int before = 0;
    for (int c = 0; c < classes; c++) {
      float other = probability(index, c);
      before += other > own || (other == own && c < truth[index]) ? 1 : 0;
    }
    return before;
  }
}
