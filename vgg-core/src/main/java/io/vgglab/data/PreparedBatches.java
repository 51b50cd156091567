package io.vgglab.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Batches that another thread assembles while the network computes.
 *
 * <pre>
 * Batches.epoch --thread "batches"--> queue of the next few --next()--> trainer
 * </pre>
 *
 * <p>One consumer. Closing ends the thread, whether or not all batches were taken; a fault while
 * assembling reaches the consumer as it was.
 */
public final class PreparedBatches implements Iterator<Batch>, AutoCloseable {
  private static final int MOST = 64;

  private final BlockingQueue<Item> queue;
  private final Thread thread;
  private final AtomicLong preparingNanos = new AtomicLong();
  private long waitingNanos;
  private Item head = new Item(Optional.empty(), Optional.empty(), false);

  PreparedBatches(Iterator<Batch> batches, int ahead) {
    if (ahead < 1 || ahead > MOST) {
      throw new IllegalArgumentException(
          "ahead must be between 1 and %s, but was %s".formatted(MOST, ahead));
    }
    queue = new ArrayBlockingQueue<>(ahead);
    thread = new Thread(() -> prepare(batches), "batches");
    thread.setDaemon(true);
    thread.start();
  }

  private void prepare(Iterator<Batch> batches) {
    try {
      try {
        while (batches.hasNext()) {
          long start = System.nanoTime();
          Batch batch = batches.next();
          preparingNanos.addAndGet(System.nanoTime() - start);
          queue.put(new Item(Optional.of(batch), Optional.empty(), false));
        }
        queue.put(new Item(Optional.empty(), Optional.empty(), true));
      } catch (RuntimeException | Error fault) {
        queue.put(new Item(Optional.empty(), Optional.of(fault), true));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether another batch comes; waits until it is known.
   *
   * @throws IllegalStateException if the thread was interrupted while it waited
   */
  @Override
  public boolean hasNext() {
    if (head.batch().isEmpty() && !head.last()) {
      head = take();
      head.fault().ifPresent(PreparedBatches::rethrow);
    }
    return head.batch().isPresent();
  }

  @Override
  public Batch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the epoch is over");
    }
    Batch batch = head.batch().orElseThrow();
    head = new Item(Optional.empty(), Optional.empty(), false);
    return batch;
  }

  private Item take() {
    long start = System.nanoTime();
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("waiting for a batch was interrupted", e);
    } finally {
      waitingNanos += System.nanoTime() - start;
    }
  }

  /** Nanoseconds that the consumer waited for batches so far. */
  public long waitingNanos() {
    return waitingNanos;
  }

  /** Nanoseconds that the other thread worked on batches so far. */
  public long preparingNanos() {
    return preparingNanos.get();
  }

  private static void rethrow(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }

  /** Ends the thread and waits for it; batches not yet taken are lost. */
  @Override
  public void close() {
    head = new Item(Optional.empty(), Optional.empty(), true);
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Item(Optional<Batch> batch, Optional<Throwable> fault, boolean last) {}
}
