package io.vgglab.eval;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A single number from a confusion matrix, 0 to 1, more is better. */
public enum Metric {
  /** Correct predictions / predictions. */
  ACCURACY("accuracy", ClassTotals::accuracy),
  /** Mean F1 over classes, undefined classes counted as 0. */
  MACRO_F1("macroF1", totals -> totals.mean(ClassMeasures::f1)),
  /** Mean F1 over classes, weighted by support. */
  WEIGHTED_F1("weightedF1", totals -> totals.weightedMean(ClassMeasures::f1)),
  /** Mean precision over classes. */
  MACRO_PRECISION("macroPrecision", totals -> totals.mean(ClassMeasures::precision)),
  /** Mean recall over classes, also called balanced accuracy. */
  MACRO_RECALL("macroRecall", totals -> totals.mean(ClassMeasures::recall)),
  /** The lowest F1 of any class. */
  WORST_CLASS_F1(
      "worstClassF1",
      totals -> totals.measures().stream().mapToDouble(ClassMeasures::f1).min().orElseThrow());

  private final String key;
  private final ToDoubleFunction<ClassTotals> function;

  Metric(String key, ToDoubleFunction<ClassTotals> function) {
    this.key = key;
    this.function = function;
  }

  /** The name in files and tables, such as {@code macroF1}. */
  public String key() {
    return key;
  }

  /** The value for {@code matrix}, 0 to 1. */
  public double of(ConfusionMatrix matrix) {
    return of(matrix.totals());
  }

  /** The value for the totals of a matrix. */
  double of(ClassTotals totals) {
    return function.applyAsDouble(totals);
  }

  /**
   * The metric that files call {@code key}.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Metric named(String key) {
    return Arrays.stream(values())
        .filter(metric -> metric.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metric must be one of %s, but was %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(Metric::key)
                                .collect(Collectors.joining(", ")),
                            key)));
  }
}
