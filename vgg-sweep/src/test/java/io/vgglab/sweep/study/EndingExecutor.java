package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;

/** Ends every trial in one way. */
record EndingExecutor(TrialEnd end) implements TrialExecutor {

  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public void submit(TrialRequest request, TrialListener listener) {
    new Thread(() -> listener.onEnd(end)).start();
  }

  @Override
  public void close() {}
}
