package io.vgglab.sweep.study;

import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyRun;
import java.time.Duration;

/**
 * Says again and again that a run is alive; a store that is away for a while is no reason to stop.
 */
final class Heartbeat implements AutoCloseable {

  private final Thread thread;

  Heartbeat(StoredStudy stored, StudyRun run, Duration interval, StudyObserver observer) {
    thread = new Thread(() -> beat(stored, run, interval, observer), "heartbeat");
    thread.setDaemon(true);
    thread.start();
  }

  private static void beat(
      StoredStudy stored, StudyRun run, Duration interval, StudyObserver observer) {
    try {
      while (true) {
        Thread.sleep(interval.toMillis());
        try {
          stored.heartbeat(run);
        } catch (StoreException e) {
          observer.onNote("heartbeat failed: " + e.getMessage());
        }
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
