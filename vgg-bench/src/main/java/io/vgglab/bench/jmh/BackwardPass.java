package io.vgglab.bench.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What do loss and all gradients cost, given a forward pass that was kept?
 *
 * <p>Measured directly, never as a difference of two timings: the forward pass runs before the
 * clock starts, before every single operation, so that caches hold what they hold in training.
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=BackwardPass}.
 */
public class BackwardPass {

  /** One backward pass over one batch; no weight changes. */
  @Benchmark
  public void backward(KeptForward kept) {
    kept.open.network().backward();
    kept.open.network().synchronize();
  }

  /** A network that has just done a forward pass. */
  @State(Scope.Benchmark)
  public static class KeptForward {

    private OpenNetwork open;

    /** Runs the forward pass outside the clock. */
    @Setup(Level.Invocation)
    public void forward(OpenNetwork network) {
      open = network;
      open.network().forward(open.batch());
      open.network().synchronize();
    }
  }
}
