package io.vgglab.sweep.store;

/** A write about a trial that the writer does not hold any more; nothing was written. */
public final class StaleAttemptException extends StoreException {

  private static final long serialVersionUID = 1L;

  private StaleAttemptException(String message) {
    super(message);
  }

  /** The trial is held by a later attempt. */
  static StaleAttemptException heldBy(TrialLease lease, int current) {
    return new StaleAttemptException(
        "attempt of trial "
            + lease.number()
            + " must be "
            + current
            + ", but was "
            + lease.attempt()
            + "; another worker has taken it over");
  }

  /** The trial has finished, or has not started. */
  static StaleAttemptException notRunning(TrialLease lease, Object state) {
    return new StaleAttemptException(
        "state of trial "
            + lease.number()
            + " must be RUNNING to write to it, but was "
            + state
            + " (attempt "
            + lease.attempt()
            + ")");
  }
}
