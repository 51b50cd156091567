package io.vgglab.sweep.study;

import java.time.Duration;

/** Calls something again and again until it is closed. */
final class Pulse implements AutoCloseable {

  private final Thread thread;

  Pulse(Runnable work, Duration interval) {
    thread = new Thread(() -> beat(work, interval), "pulse");
    thread.setDaemon(true);
    thread.start();
  }

  private static void beat(Runnable work, Duration interval) {
    try {
      while (true) {
        Thread.sleep(interval.toMillis());
        work.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
