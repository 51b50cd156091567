package io.vgglab.report.figure;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A confusion matrix: {@code counts.get(truth).get(predicted)} images, one row and one column a
 * class.
 *
 * <p>A matrix without classes stands for "not measured". Precision, recall and F1 of a class that
 * has no images or no predictions count as 0, as in scikit-learn.
 */
public record Confusion(List<String> classes, List<List<Integer>> counts) {

  private static final Confusion NONE = new Confusion(List.of(), List.of());

  /** Checks that the matrix is square, as long as the class names, and not negative. */
  public Confusion {
    classes = List.copyOf(classes);
    counts = Objects.requireNonNull(counts, "counts").stream().map(List::copyOf).toList();
    if (counts.size() != classes.size()) {
      throw new IllegalArgumentException(
          "counts must have one row for each of the "
              + classes.size()
              + " classes, but had "
              + counts.size());
    }
    for (List<Integer> row : counts) {
      if (row.size() != classes.size()) {
        throw new IllegalArgumentException(
            "counts must have "
                + classes.size()
                + " columns in each row, but one had "
                + row.size());
      }
      for (int count : row) {
        if (count < 0) {
          throw new IllegalArgumentException("counts must not be negative, but one was " + count);
        }
      }
    }
  }

  /** The matrix that was not measured. */
  public static Confusion none() {
    return NONE;
  }

  /** Whether nothing was measured. */
  public boolean isEmpty() {
    return classes.isEmpty();
  }

  /** The number of images. */
  public long total() {
    return counts.stream().flatMap(List::stream).mapToLong(Integer::longValue).sum();
  }

  /** The number of images of class {@code truth}. */
  public long support(int truth) {
    return counts.get(truth).stream().mapToLong(Integer::longValue).sum();
  }

  /** The share of images on the diagonal, in [0, 1]. */
  public double accuracy() {
    return ratio(IntStream.range(0, classes.size()).mapToLong(this::hits).sum(), total());
  }

  /** The unweighted mean of the classes' F1, in [0, 1]. */
  public double macroF1() {
    return figures().stream().mapToDouble(ClassFigures::f1).average().orElse(Double.NaN);
  }

  /** Precision, recall, F1 and support of every class, in the order of the classes. */
  public List<ClassFigures> figures() {
    return IntStream.range(0, classes.size()).mapToObj(this::figuresOf).toList();
  }

  private ClassFigures figuresOf(int index) {
    long predicted = counts.stream().mapToLong(row -> row.get(index)).sum();
    double precision = ratio(hits(index), predicted);
    double recall = ratio(hits(index), support(index));
    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new ClassFigures(classes.get(index), precision, recall, f1, support(index));
  }

  private long hits(int index) {
    return counts.get(index).get(index);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
