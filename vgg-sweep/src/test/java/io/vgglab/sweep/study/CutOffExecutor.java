package io.vgglab.sweep.study;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.util.function.Predicate;

/** Ends chosen attempts in one way when they stop, be it that they are told to. */
final class CutOffExecutor implements TrialExecutor {

  private final InProcessExecutor delegate = new InProcessExecutor(1);
  private final Predicate<TrialRequest> chosen;
  private final int lastEpoch;
  private final TrialEnd end;

  /** Chosen attempts lose their worker after an epoch, if no pruner has stopped them before. */
  CutOffExecutor(Predicate<TrialRequest> chosen, int lastEpoch) {
    this(chosen, lastEpoch, new TrialEnd.Lost("worker ended with code 137"));
  }

  /** Chosen attempts end so after an epoch, if no pruner has stopped them before. */
  CutOffExecutor(Predicate<TrialRequest> chosen, int lastEpoch, TrialEnd end) {
    this.chosen = chosen;
    this.lastEpoch = lastEpoch;
    this.end = end;
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void submit(TrialRequest request, TrialListener listener) {
    delegate.submit(
        request, chosen.test(request) ? new CutOff(listener, lastEpoch, end) : listener);
  }

  @Override
  public void close() {
    delegate.close();
  }

  private record CutOff(TrialListener listener, int lastEpoch, TrialEnd cut)
      implements TrialListener {

    @Override
    public void onStart(TrialStart start) {
      listener.onStart(start);
    }

    @Override
    public void onProgress(Progress progress) {
      listener.onProgress(progress);
    }

    @Override
    public Decision onEpoch(EpochResult result) {
      Decision decision = listener.onEpoch(result);
      return result.epoch() == lastEpoch ? Decision.STOP : decision;
    }

    @Override
    public void onTested(ConfusionMatrix confusion) {
      listener.onTested(confusion);
    }

    @Override
    public void onEnd(TrialEnd end) {
      listener.onEnd(end instanceof TrialEnd.Stopped ? cut : end);
    }
  }
}
