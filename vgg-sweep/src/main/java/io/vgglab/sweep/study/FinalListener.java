package io.vgglab.sweep.study;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;

/** Waits for the end of a training or a test of {@link FinalTest}, and lets a training be seen. */
final class FinalListener implements TrialListener {

  private final BlockingQueue<TrialEnd> ends = new ArrayBlockingQueue<>(1);
  private final BooleanSupplier stops;
  private final StudyObserver observer;
  private volatile Optional<ConfusionMatrix> counts = Optional.empty();
  private volatile int epochsKept;

  /**
   * For one attempt.
   *
   * @param stops whether a training ends with its epoch
   * @param observer hears how a training goes
   */
  FinalListener(BooleanSupplier stops, StudyObserver observer) {
    this.stops = stops;
    this.observer = observer;
  }

  @Override
  public void onStart(TrialStart start) {
    epochsKept = start.epochsDone();
    observer.onBaselineStart(start);
  }

  @Override
  public void onProgress(Progress progress) {
    observer.onBaselineProgress(progress);
  }

  @Override
  public Decision onEpoch(EpochResult result) {
    if (result.epoch() > epochsKept) { // the last one before an interruption is told again
      observer.onBaselineEpoch(result);
    }
    return stops.getAsBoolean() ? Decision.STOP : Decision.CONTINUE;
  }

  @Override
  public void onTested(ConfusionMatrix confusion) {
    counts = Optional.of(confusion);
  }

  @Override
  public void onEnd(TrialEnd end) {
    ends.add(end);
  }

  TrialEnd await() throws InterruptedException {
    return ends.take();
  }

  /** What the test images said; empty before a test has ended. */
  Optional<ConfusionMatrix> counts() {
    return counts;
  }
}
