package io.vgglab.train;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.eval.Metric;
import java.util.Optional;

/** Measures one epoch and tells the observer where it stands. */
final class EpochTimer {

  private static final double NANOS = 1e9;
  private static final long INTERVAL_NANOS = 200_000_000L;

  private final int epoch;
  private final int images;
  private final EpochObserver observer;
  private final long start = System.nanoTime();
  private long reported = start;
  private double trainingSeconds;
  private int seen;

  EpochTimer(int epoch, int images, EpochObserver observer) {
    this.epoch = epoch;
    this.images = images;
    this.observer = observer;
  }

  void trained(int count) {
    seen += count;
    long now = System.nanoTime();
    if (now - reported >= INTERVAL_NANOS) {
      reported = now;
      observer.onProgress(
          new EpochObserver.Progress(epoch, seen, images, seen / ((now - start) / NANOS)));
    }
  }

  void trainingDone() {
    trainingSeconds = (System.nanoTime() - start) / NANOS;
  }

  EpochResult result(double loss, double rate, ConfusionMatrix confusion) {
    return new EpochResult(
        epoch,
        loss,
        confusion.accuracy(),
        Metric.MACRO_F1.of(confusion),
        rate,
        seen / trainingSeconds,
        (System.nanoTime() - start) / NANOS,
        Optional.of(confusion));
  }
}
