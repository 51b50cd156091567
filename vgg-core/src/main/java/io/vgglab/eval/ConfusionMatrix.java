package io.vgglab.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Counts of predictions, one row per true class and one column per predicted class.
 *
 * <p>Immutable. Every measure whose denominator is zero is 0, as scikit-learn has it, and counts as
 * 0 in the averages. Averages are summed in NumPy's order and so equal scikit-learn's exactly.
 */
public final class ConfusionMatrix {
  private final long[][] counts;
  private final ClassTotals totals;

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
    this.totals = ClassTotals.of(counts);
  }

  /**
   * Counts predictions.
   *
   * @param truth the true class of each image, 0 to classes - 1
   * @param predicted the predicted class of the same images, in the same order
   * @param classes number of classes, at least 1
   * @throws IllegalArgumentException if the lengths differ or a class is out of range
   */
  public static ConfusionMatrix of(int[] truth, int[] predicted, int classes) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "truth and predicted must be the same length, but were %s and %s"
              .formatted(truth.length, predicted.length));
    }
    long[][] counts = square(classes);
    for (int i = 0; i < truth.length; i++) {
      int row = requireClass("truth", i, truth[i], classes);
      counts[row][requireClass("predicted", i, predicted[i], classes)]++;
    }
    return new ConfusionMatrix(counts);
  }

  /**
   * A matrix from its counts, which are copied.
   *
   * @throws IllegalArgumentException if the matrix is empty, not square or holds a negative count
   */
  public static ConfusionMatrix of(long[][] counts) {
    long[][] copy = square(counts.length);
    for (int t = 0; t < counts.length; t++) {
      if (counts[t].length != counts.length) {
        throw new IllegalArgumentException(
            "counts must be square, but row %s has %s columns for %s classes"
                .formatted(t, counts[t].length, counts.length));
      }
      for (int p = 0; p < counts.length; p++) {
        if (counts[t][p] < 0) {
          throw new IllegalArgumentException(
              "counts must be at least 0, but was %s in row %s, column %s"
                  .formatted(counts[t][p], t, p));
        }
        copy[t][p] = counts[t][p];
      }
    }
    return new ConfusionMatrix(copy);
  }

  /** A matrix from its rows, as {@link #rows()} gives them. */
  public static ConfusionMatrix of(List<List<Long>> rows) {
    return of(
        rows.stream()
            .map(row -> row.stream().mapToLong(Long::longValue).toArray())
            .toArray(long[][]::new));
  }

  /** Number of classes, at least 1. */
  public int classes() {
    return counts.length;
  }

  /** Images of class {@code truth} that were predicted as class {@code predicted}. */
  public long count(int truth, int predicted) {
    return counts[truth][predicted];
  }

  /** The counts row by row, for storage. */
  public List<List<Long>> rows() {
    return Stream.of(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** Number of predictions counted. */
  public long total() {
    return totals.total();
  }

  /** Number of correct predictions: the diagonal. */
  public long correct() {
    return totals.correct();
  }

  /** Correct predictions / predictions, 0 to 1. */
  public double accuracy() {
    return totals.accuracy();
  }

  /** Precision, recall, F1 and support of class {@code index}. */
  public ClassMeasures measures(int index) {
    return totals.measures(index);
  }

  /** The measures of every class, in class order. */
  public List<ClassMeasures> measures() {
    return totals.measures();
  }

  /** The plain mean over classes, whatever their support; undefined measures count as 0. */
  public ClassMeasures macro() {
    return new ClassMeasures(
        totals.mean(ClassMeasures::precision),
        totals.mean(ClassMeasures::recall),
        totals.mean(ClassMeasures::f1),
        total());
  }

  /** The mean over classes, weighted by support. */
  public ClassMeasures weighted() {
    return new ClassMeasures(
        weightedMean(ClassMeasures::precision),
        weightedMean(ClassMeasures::recall),
        weightedMean(ClassMeasures::f1),
        total());
  }

  /** The most frequent mistakes, most frequent first, at most {@code limit}; zeros are left out. */
  public List<Confusion> mostConfused(int limit) {
    List<Confusion> mistakes = new ArrayList<>();
    for (int t = 0; t < counts.length; t++) {
      for (int p = 0; p < counts.length; p++) {
        if (t != p && counts[t][p] > 0) {
          mistakes.add(new Confusion(t, p, counts[t][p]));
        }
      }
    }
    return mistakes.stream()
        .sorted(Comparator.comparingLong(Confusion::count).reversed())
        .limit(limit)
        .toList();
  }

  double weightedMean(ToDoubleFunction<ClassMeasures> measure) {
    return totals.weightedMean(measure);
  }

  /** What a {@link Metric} is computed from. */
  ClassTotals totals() {
    return totals;
  }

  private static long[][] square(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("classes must be at least 1, but was " + classes);
    }
    return new long[classes][classes];
  }

  private static int requireClass(String name, int index, int value, int classes) {
    if (value < 0 || value >= classes) {
      throw new IllegalArgumentException(
          "%s[%s] must be between 0 and %s, but was %s".formatted(name, index, classes - 1, value));
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
