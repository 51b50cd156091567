package io.vgglab.eval;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A single number from a confusion matrix, 0 to 1, more is better. */
public enum Metric {
  /** Correct predictions / predictions. */
  ACCURACY("accuracy", ConfusionMatrix::accuracy),
  /** Mean F1 over classes, undefined classes counted as 0. */
  MACRO_F1("macroF1", matrix -> matrix.macro().f1()),
  /** Mean F1 over classes, weighted by support. */
  WEIGHTED_F1("weightedF1", matrix -> matrix.weighted().f1()),
  /** Mean precision over classes. */
  MACRO_PRECISION("macroPrecision", matrix -> matrix.macro().precision()),
  /** Mean recall over classes, also called balanced accuracy. */
  MACRO_RECALL("macroRecall", matrix -> matrix.macro().recall()),
  /** The lowest F1 of any class. */
  WORST_CLASS_F1(
      "worstClassF1",
      matrix -> matrix.measures().stream().mapToDouble(ClassMeasures::f1).min().orElseThrow());

  private final String key;
  private final ToDoubleFunction<ConfusionMatrix> function;

  Metric(String key, ToDoubleFunction<ConfusionMatrix> function) {
    this.key = key;
    this.function = function;
  }

  /** The name in files and tables, such as {@code macroF1}. */
  public String key() {
    return key;
  }

  /** The value for {@code matrix}, 0 to 1. */
  public double of(ConfusionMatrix matrix) {
    return function.applyAsDouble(matrix);
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
