package io.vgglab.sweep.executor;

/** Runs trials side by side: an open seam, for processes here and clusters later. Thread-safe. */
public interface TrialExecutor extends AutoCloseable {

  /** How many trials run at the same time. */
  int capacity();

  /** Bytes of memory that each trial may use; {@code Long.MAX_VALUE} where that is unknown. */
  default long memory() {
    return Long.MAX_VALUE;
  }

  /** Queues a trial; it starts as soon as a slot is free. */
  void submit(TrialRequest request, TrialListener listener);

  /** Ends all attempts without telling their listeners, and waits for the workers to be gone. */
  @Override
  void close();
}
