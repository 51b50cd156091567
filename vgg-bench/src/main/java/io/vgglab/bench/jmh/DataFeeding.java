package io.vgglab.bench.jmh;

import io.vgglab.data.PreparedBatches;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What does a batch cost that nothing trains on: shuffling, padding, cropping, flipping?
 *
 * <p>A trainer pays it only where it is slower than the network, since batches are prepared ahead.
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.preset=full
 * -Dbench.include=DataFeeding}.
 */
public class DataFeeding {

  /** One batch; the sum of its pixels goes to JMH so that none is left out. */
  @Benchmark
  @OperationsPerInvocation(ImageFeed.BATCHES)
  public long feed(ImageFeed feed) {
    long seen = 0;
    try (PreparedBatches batches = feed.next()) {
      while (batches.hasNext()) {
        seen += batches.next().pixels()[0];
      }
    }
    return seen;
  }
}
