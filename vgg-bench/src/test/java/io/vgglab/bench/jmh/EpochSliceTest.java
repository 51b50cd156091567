package io.vgglab.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.PreparedBatches;
import io.vgglab.network.Totals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EpochSliceTest {

  private static final int BATCH = 4;

  private final OpenNetwork open = new OpenNetwork();
  private final ImageFeed feed = new ImageFeed();

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void slice_trainsOnAllBatchesOfAnEpoch() {
    given("plain");

    Totals totals = new EpochSlice().slice(feed, open);

    assertThat(totals.count()).isEqualTo(ImageFeed.BATCHES * BATCH);
    assertThat(totals.loss()).isFinite();
  }

  @Test
  void lossThatIsNoNumber_failsTheBenchmark() {
    given("plain-diverging");

    assertThatThrownBy(() -> new EpochSlice().slice(feed, open))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("loss must stay finite while it is timed, but was NaN");
  }

  @Test
  void feeding_readsAllBatchesWithoutTraining() {
    given("plain");

    long expected = 0;
    try (PreparedBatches batches = feed.next()) {
      while (batches.hasNext()) {
        expected += batches.next().pixels()[0];
      }
    }
    ImageFeed again = new ImageFeed();
    again.images(open);

    assertThat(new DataFeeding().feed(again)).isEqualTo(expected).isNotZero();
    assertThat(open.network().totals()).isEqualTo(Totals.NONE);
  }

  private void given(String engine) {
    open.engine = engine;
    open.device = "cpu";
    open.threads = 1;
    open.preset = "seed";
    open.batchNorm = "none";
    open.side = 32;
    open.batchSize = BATCH;
    open.open();
    feed.images(open);
  }
}
