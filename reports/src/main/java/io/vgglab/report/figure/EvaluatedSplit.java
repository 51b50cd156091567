package io.vgglab.report.figure;

/** The split that the epochs' accuracy and F1 were measured on. */
public enum EvaluatedSplit {
  /** A slice of the training data, as it should be. */
  VALIDATION("validation split"),
  /** The test set itself: the figures are optimistic, and every page says so. */
  TEST("test set"),
  /** Another program did not say. */
  UNKNOWN("unknown split");

  private final String label;

  EvaluatedSplit(String label) {
    this.label = label;
  }

  /** The name to print. */
  public String label() {
    return label;
  }
}
