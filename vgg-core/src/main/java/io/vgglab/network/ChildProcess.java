package io.vgglab.network;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that ends with this one, and that is not started once this one is ending. */
final class ChildProcess {

  private static final int GRACE_SECONDS = 1;

  private boolean ended;
  private Process process;

  /** Starts it; empty where it was ended before. */
  synchronized Optional<Process> start(ProcessBuilder builder) throws IOException {
    if (ended) {
      return Optional.empty();
    }
    process = builder.start();
    return Optional.of(process);
  }

  /** Ends it, and waits a moment: until it is gone it may write files that were just deleted. */
  synchronized void end() {
    ended = true;
    if (process != null && process.isAlive()) {
      process
          .destroyForcibly()
          .onExit()
          .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
          .join();
    }
  }
}
