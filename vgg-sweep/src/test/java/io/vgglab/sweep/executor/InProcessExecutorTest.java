package io.vgglab.sweep.executor;

import java.nio.file.Path;

class InProcessExecutorTest extends TrialExecutorContract {
  @Override
  TrialExecutor open(int capacity, Path folder) {
    return new InProcessExecutor(capacity);
  }
}
