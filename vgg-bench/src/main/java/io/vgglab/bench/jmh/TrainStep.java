package io.vgglab.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does a whole training step cost: forward, loss, gradients, update by SGD with momentum?
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=TrainStep}.
 */
public class TrainStep {

  /** One step on one batch. */
  @Benchmark
  public void trainStep(OpenNetwork open) {
    open.network().trainStep(open.batch(), OpenNetwork.RATE);
    open.network().synchronize();
  }
}
