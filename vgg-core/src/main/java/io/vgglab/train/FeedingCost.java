package io.vgglab.train;

/**
 * What it cost to feed a network, as shares of the seconds spent on training steps.
 *
 * @param waiting share that steps waited for a batch; what feeding added to them
 * @param preparing share that the other thread worked on batches beside them; may exceed 1
 */
public record FeedingCost(double waiting, double preparing) {

  /** Of a run without a step. */
  public static FeedingCost none() {
    return new FeedingCost(0, 0);
  }

  /** From sums over epochs. */
  static FeedingCost of(long waitingNanos, long preparingNanos, long trainingNanos) {
    return trainingNanos == 0
        ? none()
        : new FeedingCost(
            (double) waitingNanos / trainingNanos, (double) preparingNanos / trainingNanos);
  }
}
