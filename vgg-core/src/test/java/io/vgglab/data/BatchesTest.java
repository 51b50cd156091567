package io.vgglab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Property(tries = 200)
  void epoch_visitsEveryImageOnce(
      @ForAll @IntRange(min = 1, max = 120) int size,
      @ForAll @IntRange(min = 1, max = 50) int batchSize,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 1000) int epoch) {
    Batches batches = Batches.of(Sample.images(size), batchSize, seed);

    List<Batch> list = new ArrayList<>();
    batches.epoch(epoch).forEach(list::add);

    assertThat(ids(list)).containsExactlyInAnyOrderElementsOf(range(size));
    assertThat(list).hasSize(batches.perEpoch());
    assertThat(list.subList(0, list.size() - 1)).allMatch(batch -> batch.size() == batchSize);
  }

  @Test
  void epoch_isAFunctionOfSeedAndEpoch() {
    Batches batches = Batches.of(Sample.images(50), 8, 42);

    assertThat(ids(batches.epoch(3)))
        .isEqualTo(ids(Batches.of(Sample.images(50), 8, 42).epoch(3)))
        .isNotEqualTo(ids(batches.epoch(4)))
        .isNotEqualTo(ids(Batches.of(Sample.images(50), 8, 43).epoch(3)));
  }

  /** Seals the generator, computed in Python: an old run, resumed, must see the same order. */
  @Test
  void epoch_ordersAsItAlwaysDid() {
    assertThat(Batches.of(Sample.images(8), 8, 42).order(0))
        .containsExactly(1, 3, 6, 5, 0, 7, 2, 4);
  }

  @Test
  void epoch_placesEveryImageEverywhere() {
    int[][] seen = new int[4][4];
    Batches batches = Batches.of(Sample.images(4), 4, 1);
    for (int epoch = 0; epoch < 4000; epoch++) {
      int[] order = batches.order(epoch);
      for (int place = 0; place < 4; place++) {
        seen[place][order[place]]++;
      }
    }

    assertThat(Arrays.stream(seen).flatMapToInt(Arrays::stream).boxed())
        .allMatch(count -> count > 880 && count < 1120);
  }

  @Test
  void labels_stayWithTheirImages() {
    for (Batch batch : Batches.of(Sample.images(30), 7, 5).epoch(0)) {
      for (int i = 0; i < batch.size(); i++) {
        assertThat(batch.labels()[i]).isEqualTo(batch.pixels()[i * 16] % 3);
      }
    }
  }

  @Test
  void sequential_keepsTheOrderAndTheShortLastBatch() {
    List<Batch> list = new ArrayList<>();
    Batches.sequential(Sample.images(10), 4).forEach(list::add);

    assertThat(ids(list)).isEqualTo(range(10));
    assertThat(list).extracting(Batch::size).containsExactly(4, 4, 2);
  }

  @Test
  void next_afterTheLastBatchFails() {
    Iterator<Batch> iterator = Batches.of(Sample.images(1), 4, 0).epoch(2).iterator();
    iterator.next();

    assertThatThrownBy(iterator::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("epoch 2 is over");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> Batches.of(Sample.images(4), 0, 0))
        .hasMessage("batchSize must be between 1 and 65536, but was 0");
    assertThatThrownBy(() -> Batches.of(Sample.images(4), 1, 0).epoch(-1).iterator())
        .hasMessage("epoch must be at least 0, but was -1");
  }

  private static List<Integer> ids(Iterable<Batch> batches) {
    List<Integer> ids = new ArrayList<>();
    for (Batch batch : batches) {
      for (int i = 0; i < batch.size(); i++) {
        ids.add((int) batch.pixels()[i * 16]);
      }
    }
    return ids;
  }

  private static List<Integer> range(int size) {
    return IntStream.range(0, size).boxed().toList();
  }
}
