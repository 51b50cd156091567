package io.vgglab.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What do class probabilities cost: moving statistics (folded into the weights where the engine
 * does that), no dropout, results copied to the heap?
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=Prediction}.
 */
public class Prediction {

  /** Probabilities of one batch, handed to JMH so that nothing is optimised away. */
  @Benchmark
  public float[] predict(OpenNetwork open) {
    return open.network().predict(open.batch());
  }
}
