package io.vgglab.cli;

import io.vgglab.network.EndOfProcess;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Work to do when the process is told to end: Ctrl-C, SIGTERM, SIGHUP. The virtual machine then
 * ends with 130, 143 or 129.
 */
final class Interruption implements AutoCloseable {

  private static final int GRACE_SECONDS = 1;
  private static final int LOOKS = 3;

  private final Thread hook;

  Interruption(Runnable work) {
    hook = new Thread(work, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Work on what the processes that this one started have left; they are ended before it. */
  static Interruption ofProcesses(Runnable work) {
    return new Interruption(
        () -> {
          endChildren();
          work.run();
        });
  }

  /** Looks again: one may have been started while the others ended. */
  private static void endChildren() {
    for (int look = 0; look < LOOKS; look++) {
      List<ProcessHandle> children = ProcessHandle.current().children().toList();
      children.forEach(ProcessHandle::destroyForcibly);
      for (ProcessHandle child : children) {
        child.onExit().completeOnTimeout(child, GRACE_SECONDS, TimeUnit.SECONDS).join();
      }
    }
  }

  /** Forgets the work; without effect once the end has begun. */
  @Override
  public void close() {
    EndOfProcess.forget(hook);
  }
}
