package io.vgglab.eval;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The layout of a classification report: which scikit-learn prints it so. */
public enum ReportStyle {
  /** Since scikit-learn 0.20: the averages are accuracy, macro avg and weighted avg. */
  CURRENT("current", "weighted avg") {
    @Override
    double f1(ClassMeasures measures) {
      return measures.f1();
    }
  },
  /** Up to scikit-learn 0.19 (2017): one average, {@code avg / total}, weighted by support. */
  SKLEARN_0_19("0.19", "avg / total") {
    /** From precision and recall, which may differ from the counts' F1 in the last bit. */
    @Override
    double f1(ClassMeasures measures) {
      double sum = measures.precision() + measures.recall();
      return sum == 0 ? 0 : 2 * measures.precision() * measures.recall() / sum;
    }
  };

  private final String key;
  private final String lastHeading;

  ReportStyle(String key, String lastHeading) {
    this.key = key;
    this.lastHeading = lastHeading;
  }

  /** The name that users write: {@code current} or {@code 0.19}. */
  public String key() {
    return key;
  }

  /**
   * The style that users call {@code key}.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static ReportStyle named(String key) {
    return Arrays.stream(values())
        .filter(style -> style.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "report style must be one of %s, but was %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(ReportStyle::key)
                                .collect(Collectors.joining(", ")),
                            key)));
  }

  String lastHeading() {
    return lastHeading;
  }

  abstract double f1(ClassMeasures measures);
}
