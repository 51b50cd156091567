package io.vgglab.sweep.executor;

import com.sun.management.OperatingSystemMXBean;
import io.vgglab.network.Device;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs trials in worker processes on this machine, one for each slot. */
public final class LocalProcesses implements TrialExecutor {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What the machine or its container has. */
  private static final long PHYSICAL_MEMORY =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();

  private final List<Slot> slots;
  private final Thread watchdog = new Thread(this::watch, "watchdog");
  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final List<SlotThread> threads = new ArrayList<>();

  /**
   * Starts a thread for every slot; workers start with their first trial.
   *
   * @param slots where workers run, at least one
   * @param locations where this machine keeps each data set, by name
   * @param logs folder for what workers print before their first trial
   */
  public LocalProcesses(List<Slot> slots, Map<String, String> locations, Path logs) {
    this(slots, locations, logs, PATIENCE);
  }

  /** As above, ending workers that do nothing for so long. */
  LocalProcesses(List<Slot> slots, Map<String, String> locations, Path logs, Duration patience) {
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("slots must name at least 1 slot, but was empty");
    }
    this.slots = List.copyOf(slots);
    for (int i = 0; i < slots.size(); i++) {
      SlotThread thread =
          new SlotThread(
              i,
              slots.get(i),
              Map.copyOf(locations),
              queue,
              logs.resolve("slot-" + i + ".log"),
              patience);
      threads.add(thread);
      thread.start();
    }
    watchdog.setDaemon(true);
    watchdog.start();
  }

  @Override
  public int capacity() {
    return threads.size();
  }

  /** An even share of the machine's memory; that of a GPU is not known here. */
  @Override
  public long memory() {
    boolean gpus = slots.stream().anyMatch(slot -> slot.device().kind() == Device.Kind.CUDA);
    return gpus ? Long.MAX_VALUE : PHYSICAL_MEMORY / slots.size();
  }

  @Override
  public void submit(TrialRequest request, TrialListener listener) {
    queue.add(new Job(request, listener));
  }

  @Override
  public void close() {
    watchdog.interrupt();
    queue.clear();
    threads.forEach(SlotThread::end);
    threads.forEach(SlotThread::await);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(1_000);
        threads.forEach(SlotThread::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A trial that waits for a slot. */
  record Job(TrialRequest request, TrialListener listener) {}
}
