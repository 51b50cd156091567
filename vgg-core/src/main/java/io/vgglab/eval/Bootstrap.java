package io.vgglab.eval;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The percentile bootstrap: how much a metric moves when the test images are drawn anew.
 *
 * <p>Draws as many predictions as there were, with replacement, from the confusion matrix, and
 * repeats. Costs resamples * predictions random numbers: 10,000 images and 1,000 resamples take a
 * fraction of a second. No matrix is drawn, only the totals of its classes, which metrics are made
 * of. Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @param resamples number of repetitions, 100 to 100,000; 1,000 is usual
 * @param seed the root of the random draws: the same seed gives the same interval
 */
public record Bootstrap(int resamples, long seed) {
  private static final int LEAST = 100;
  private static final int MOST = 100_000;
  private static final long MOST_PREDICTIONS = 10_000_000;

  /** Checks the number of resamples. */
  public Bootstrap {
    if (resamples < LEAST || resamples > MOST) {
      throw new IllegalArgumentException(
          "resamples must be between %s and %s, but was %s".formatted(LEAST, MOST, resamples));
    }
  }

  /**
   * The central 95 % of the metric's values over the resamples.
   *
   * @throws IllegalArgumentException if the matrix is empty or holds over 10,000,000 predictions
   */
  public Interval ci95(ConfusionMatrix matrix, Metric metric) {
    return ci95(matrix, List.of(metric)).get(metric);
  }

  /**
   * The same for several metrics, from one set of resamples: each has the interval that it would
   * have alone.
   *
   * @throws IllegalArgumentException if the matrix is empty or holds over 10,000,000 predictions
   */
  public Map<Metric, Interval> ci95(ConfusionMatrix matrix, List<Metric> metrics) {
    int[] cells = cells(matrix);
    RandomGenerator random = new Well19937c(seed);
    double[][] values = new double[metrics.size()][resamples];
    for (int i = 0; i < resamples; i++) {
      ClassTotals drawn = resample(cells, matrix.classes(), random);
      for (int m = 0; m < metrics.size(); m++) {
        values[m][i] = metrics.get(m).of(drawn);
      }
    }
    Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
    for (int m = 0; m < metrics.size(); m++) {
      intervals.put(metrics.get(m), central95(values[m]));
    }
    return Collections.unmodifiableMap(intervals);
  }

  private static ClassTotals resample(int[] cells, int classes, RandomGenerator random) {
    long[] correct = new long[classes];
    long[] support = new long[classes];
    long[] predictions = new long[classes];
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[random.nextInt(cells.length)];
      int truth = cell / classes;
      int predicted = cell % classes;
      support[truth]++;
      predictions[predicted]++;
      correct[truth] += truth == predicted ? 1 : 0;
    }
    return new ClassTotals(correct, support, predictions);
  }

  private static Interval central95(double[] values) {
    Percentile percentile = new Percentile();
    percentile.setData(values);
    return new Interval(percentile.evaluate(2.5), percentile.evaluate(97.5));
  }

  /** The cell (truth * classes + predicted) of every prediction. */
  private static int[] cells(ConfusionMatrix matrix) {
    long total = matrix.total();
    if (total < 1 || total > MOST_PREDICTIONS) {
      throw new IllegalArgumentException(
          "predictions must be between 1 and %s, but were %s".formatted(MOST_PREDICTIONS, total));
    }
    int[] cells = new int[(int) total];
    int next = 0;
    for (int t = 0; t < matrix.classes(); t++) {
      for (int p = 0; p < matrix.classes(); p++) {
        for (long n = matrix.count(t, p); n > 0; n--) {
          cells[next++] = t * matrix.classes() + p;
        }
      }
    }
    return cells;
  }
}
