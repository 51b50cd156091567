package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Loses the worker of chosen attempts after they have begun. */
final class LosingExecutor implements TrialExecutor {

  private final InProcessExecutor delegate = new InProcessExecutor(1);
  private final Predicate<TrialRequest> lost;
  private final List<TrialRequest> requests = new CopyOnWriteArrayList<>();

  LosingExecutor(Predicate<TrialRequest> lost) {
    this.lost = lost;
  }

  List<Integer> attempts(int trial) {
    return requests.stream().filter(r -> r.trial() == trial).map(TrialRequest::attempt).toList();
  }

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void submit(TrialRequest request, TrialListener listener) {
    requests.add(request);
    if (lost.test(request)) {
      new Thread(() -> listener.onEnd(new TrialEnd.Lost("worker ended with code 137"))).start();
    } else {
      delegate.submit(request, listener);
    }
  }

  @Override
  public void close() {
    delegate.close();
  }
}
