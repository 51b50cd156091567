package io.vgglab.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;

/**
 * What does a forward pass in training mode cost: batch statistics, dropout, everything kept that a
 * backward pass needs?
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=ForwardPass}.
 */
public class ForwardPass {

  /** One forward pass over one batch. */
  @Benchmark
  public void forward(OpenNetwork open) {
    open.network().forward(open.batch());
    open.network().synchronize();
  }
}
