package io.vgglab.network;

import io.vgglab.data.Batch;

/**
 * Softmax and cross-entropy over the last layer's scores, the same for every engine.
 *
 * <p>A batch has a few thousand scores, so plain Java costs nothing and every engine agrees.
 */
public final class SoftmaxLoss {

  private final StepSpec step;
  private final int classes;

  /** For a number of classes. */
  public SoftmaxLoss(StepSpec step, int classes) {
    this.step = step;
    this.classes = classes;
    if (!step.classWeights().isEmpty() && step.classWeights().size() != classes) {
      throw new IllegalArgumentException(
          "classWeights must have one entry for each of "
              + classes
              + " classes, but had "
              + step.classWeights().size());
    }
  }

  /** Turns scores {@code [rows, classes]} into probabilities, in place. */
  public static void softmax(float[] scores, int rows, int classes) {
    for (int row = 0; row < rows; row++) {
      softmaxOfRow(scores, row * classes, classes);
    }
  }

  /**
   * Turns the scores of a row into probabilities.
   *
   * @return logarithm of the sum of the scores' exponentials
   */
  private static double softmaxOfRow(float[] scores, int start, int classes) {
    float max = Float.NEGATIVE_INFINITY;
    for (int c = start; c < start + classes; c++) {
      max = Math.max(max, scores[c]);
    }
    double sum = 0;
    for (int c = start; c < start + classes; c++) {
      double value = Math.exp(scores[c] - max);
      scores[c] = (float) value;
      sum += value;
    }
    for (int c = start; c < start + classes; c++) {
      scores[c] = (float) (scores[c] / sum);
    }
    return max + Math.log(sum);
  }

  /**
   * Loss and its gradient.
   *
   * @param scores {@code [size, classes]} before the softmax; replaced by the gradient of the mean
   *     loss with respect to them
   * @return sums over the batch
   */
  public Totals apply(float[] scores, Batch batch) {
    double loss = 0;
    long correct = 0;
    for (int row = 0; row < batch.size(); row++) {
      int label = batch.labels()[row];
      int start = row * classes;
      double expected = expectedScore(scores, start, label);
      loss += weight(label) * (softmaxOfRow(scores, start, classes) - expected);
      correct += isLargest(scores, start, label) ? 1 : 0;
      toGradient(scores, start, label, weight(label) / batch.size());
    }
    return new Totals(loss, correct, batch.size());
  }

  /**
   * The mean score under the target. The loss is the logarithm of the sum minus it, since a
   * probability that rounds to 0 has no logarithm.
   */
  private double expectedScore(float[] scores, int start, int label) {
    double score = 0;
    for (int c = 0; c < classes; c++) {
      double target = target(c, label);
      if (target > 0) {
        score += target * scores[start + c];
      }
    }
    return score;
  }

  private void toGradient(float[] values, int start, int label, double factor) {
    for (int c = 0; c < classes; c++) {
      values[start + c] = (float) ((values[start + c] - target(c, label)) * factor);
    }
  }

  private double weight(int label) {
    return step.classWeights().isEmpty() ? 1 : step.classWeights().get(label);
  }

  private double target(int c, int label) {
    return step.labelSmoothing() / classes + (c == label ? 1 - step.labelSmoothing() : 0);
  }

  private boolean isLargest(float[] values, int start, int label) {
    for (int c = 0; c < classes; c++) {
      boolean beats =
          c < label
              ? values[start + c] >= values[start + label]
              : values[start + c] > values[start + label];
      if (beats) {
        return false;
      }
    }
    return !Float.isNaN(values[start + label]);
  }
}
