package io.vgglab.cli;

/**
 * Work to do when the process is told to end: Ctrl-C, SIGTERM, SIGHUP. The virtual machine then
 * ends with 130, 143 or 129.
 */
final class Interruption implements AutoCloseable {

  private final Thread hook;

  Interruption(Runnable work) {
    hook = new Thread(work, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Forgets the work; without effect once the end has begun. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook is running; the process ends with the signal's code, whatever happens here.
      waitForever();
    }
  }

  private static void waitForever() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
