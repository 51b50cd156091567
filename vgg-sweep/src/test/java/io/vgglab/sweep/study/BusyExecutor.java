package io.vgglab.sweep.study;

import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;

/** Is at every trial for ever, after something has happened. */
record BusyExecutor(int capacity, Runnable before) implements TrialExecutor {

  @Override
  public void submit(TrialRequest request, TrialListener listener) {
    before.run();
  }

  @Override
  public void close() {}
}
