package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class PreparedBatchesTest {
  private final Batches batches = Batches.of(Sample.images(100), 8, 3);

  @Test
  void prepared_givesTheBatchesOfTheEpoch() {
    List<byte[]> pixels = new ArrayList<>();
    try (PreparedBatches prepared = batches.prepared(2, 3)) {
      prepared.forEachRemaining(batch -> pixels.add(batch.pixels()));

      assertThat(prepared.hasNext()).isFalse();
      assertThatThrownBy(prepared::next).isInstanceOf(NoSuchElementException.class);
    }

    List<byte[]> expected = new ArrayList<>();
    batches.epoch(2).forEach(batch -> expected.add(batch.pixels()));
    assertThat(pixels).hasSize(13).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void close_inTheMiddleEndsTheThread() {
    PreparedBatches prepared = batches.prepared(0, 1);
    prepared.next();

    prepared.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("batches") && thread.isAlive());
    assertThat(prepared.hasNext()).isFalse();
    prepared.close();
  }

  @Test
  void fault_reachesTheConsumerAsItWas() {
    DataException fault = new DataException("x", "must be whole, but was not");
    Iterator<Batch> failing =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Batch next() {
            throw fault;
          }
        };

    try (PreparedBatches prepared = new PreparedBatches(failing, 2)) {
      assertThatThrownBy(prepared::hasNext).isSameAs(fault);
      assertThat(prepared.hasNext()).isFalse();
    }
  }

  @Test
  void interrupt_isReportedAndKept() {
    try (PreparedBatches prepared = new PreparedBatches(Collections.emptyIterator(), 1)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(prepared::hasNext)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("waiting for a batch was interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void refusesNothingAhead() {
    assertThatThrownBy(() -> batches.prepared(0, 0))
        .hasMessage("ahead must be between 1 and 64, but was 0");
  }
}
