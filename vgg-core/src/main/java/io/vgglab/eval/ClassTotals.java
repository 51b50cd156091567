package io.vgglab.eval;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What measures need of a confusion matrix: its diagonal and the sums of its rows and of its
 * columns, which grow with the classes and not with their square.
 *
 * <p>Owns its arrays: nobody writes to them after construction. A measure whose denominator is zero
 * is 0.
 */
final class ClassTotals {
  private final long[] correct;
  private final long[] support;
  private final long[] predictions;

  /**
   * Takes over the arrays, one number a class.
   *
   * @param correct correct predictions of the class
   * @param support images whose true class it is
   * @param predictions images that it was predicted for
   */
  ClassTotals(long[] correct, long[] support, long[] predictions) {
    this.correct = correct;
    this.support = support;
    this.predictions = predictions;
  }

  /** The totals of a square matrix, one row per true class. */
  static ClassTotals of(long[][] counts) {
    long[] correct = new long[counts.length];
    long[] support = new long[counts.length];
    long[] predictions = new long[counts.length];
    for (int t = 0; t < counts.length; t++) {
      correct[t] = counts[t][t];
      for (int p = 0; p < counts.length; p++) {
        support[t] += counts[t][p];
        predictions[p] += counts[t][p];
      }
    }
    return new ClassTotals(correct, support, predictions);
  }

  /** Number of predictions. */
  long total() {
    return Arrays.stream(support).sum();
  }

  /** Number of correct predictions. */
  long correct() {
    return Arrays.stream(correct).sum();
  }

  /** Correct predictions / predictions. */
  double accuracy() {
    return ratio(correct(), total());
  }

  /** The measures of class {@code index}. */
  ClassMeasures measures(int index) {
    return new ClassMeasures(
        ratio(correct[index], predictions[index]),
        ratio(correct[index], support[index]),
        ratio(2 * correct[index], support[index] + predictions[index]),
        support[index]);
  }

  /** The measures of every class, in class order. */
  List<ClassMeasures> measures() {
    return IntStream.range(0, correct.length).mapToObj(this::measures).toList();
  }

  /** The plain mean of a measure over classes. */
  double mean(ToDoubleFunction<ClassMeasures> measure) {
    return PairwiseSum.of(measures().stream().mapToDouble(measure).toArray()) / correct.length;
  }

  /** The mean of a measure over classes, weighted by support. */
  double weightedMean(ToDoubleFunction<ClassMeasures> measure) {
    double[] terms =
        measures().stream()
            .mapToDouble(m -> measure.applyAsDouble(m) * (double) m.support())
            .toArray();
    long total = total();
    return total == 0 ? 0 : PairwiseSum.of(terms) / (double) total;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / (double) whole;
  }
}
