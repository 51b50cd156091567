package io.vgglab.bench.jmh;

import io.vgglab.data.PreparedBatches;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * What does a batch cost that nothing trains on: shuffling, padding, cropping, flipping?
 *
 * <p>The network is there for its input's shape alone, so engines differ by noise here. A trainer
 * pays for feeding only where it is slower than the network, since batches are prepared ahead.
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.preset=full
 * -Dbench.include=DataFeeding}.
 */
public class DataFeeding {

  /** One batch; a pixel of it goes to JMH so that it is not left out. */
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
