package io.vgglab.optim;

/**
 * Ends a run whose metric, which should grow, has not grown for a while.
 *
 * @param patience epochs without improvement after which the run ends, at least 1
 * @param minDelta what counts as an improvement must exceed the best by more than this
 */
public record EarlyStopping(int patience, double minDelta) {

  /** Checks both. */
  public EarlyStopping {
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1, but was " + patience);
    }
    if (!(minDelta >= 0 && minDelta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "minDelta must be at least 0 and finite, but was " + minDelta);
    }
  }

  /** Whether a run with these metrics, one an epoch in order, should end now. */
  public boolean ends(Iterable<Double> history) {
    double best = Double.NEGATIVE_INFINITY;
    int wait = 0;
    for (double value : history) {
      if (value > best + minDelta) {
        best = value;
        wait = 0;
      } else {
        wait++;
      }
    }
    return wait >= patience;
  }
}
