package io.vgglab.bench.jmh;

import io.vgglab.data.PreparedBatches;
import io.vgglab.network.Totals;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What does a step cost within an epoch: images shuffled and augmented by another thread while the
 * network trains, sums fetched at the end?
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.preset=full
 * -Dbench.include=EpochSlice}.
 */
public class EpochSlice {

  /** One step of ten. */
  @Benchmark
  @OperationsPerInvocation(ImageFeed.BATCHES)
  public Totals slice(ImageFeed feed, OpenNetwork open) {
    try (PreparedBatches batches = feed.next()) {
      while (batches.hasNext()) {
        open.network().trainStep(batches.next(), OpenNetwork.RATE);
      }
    }
    return OpenNetwork.checked(open.network().totals());
  }
}
