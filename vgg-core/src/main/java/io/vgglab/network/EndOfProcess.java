package io.vgglab.network;

/** What this process has to do when it is told to end, by Ctrl-C, SIGTERM or SIGHUP. */
public final class EndOfProcess {

  private EndOfProcess() {}

  /** Has the hook run at the end; false where the end has begun, which is too late. */
  public static boolean has(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Forgets the hook. Never returns where the end has begun: the hook runs, and nothing else. */
  public static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      await();
    }
  }

  /** Waits for it. */
  public static void await() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
