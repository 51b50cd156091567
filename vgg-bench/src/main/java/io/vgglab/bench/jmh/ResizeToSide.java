package io.vgglab.bench.jmh;

import io.vgglab.bench.plan.DeviceText;
import io.vgglab.bench.plan.ResizeSubject;
import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.data.Batch;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactories;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the resize inside the network cost, without the network behind it?
 *
 * <p>Times the forward pass of the smallest network that has the resize: uint8 pixels in, resize,
 * step to float, max pooling, ten scores. The pooling reads every resized value once and the scores
 * are 376,320 multiply-adds an image, which is little beside the resize.
 *
 * <p>Run it alone with {@code mvn -pl vgg-bench verify -Dbench.include=ResizeToSide}.
 */
public class ResizeToSide {

  /** Resizes one batch of 32x32 images. */
  @Benchmark
  public void resize(ResizeOnly only) {
    only.network.forward(only.batch);
    only.network.synchronize();
  }

  /** The smallest network that resizes. */
  @State(Scope.Benchmark)
  public static class ResizeOnly {

    @Param("onednn")
    String engine;

    @Param("cpu")
    String device;

    @Param("1")
    int threads;

    @Param("bilinear")
    String method;

    @Param("224")
    int side;

    @Param("32")
    int batchSize;

    private Network network;
    private Batch batch;

    /** Opens the network. */
    @Setup(Level.Trial)
    public void open() {
      ResizeSubject resize = ResizeSubject.of(method, side);
      network =
          SlowedNetwork.of(
              NetworkFactories.of(engine)
                  .open(
                      resize.plan(),
                      resize.step(),
                      DeviceText.parse(device, threads),
                      Subject.NETWORK_SEED));
      batch = SyntheticBatch.of(resize.plan(), batchSize);
    }

    /** Frees the network. */
    @TearDown(Level.Trial)
    public void close() {
      network.close();
    }
  }
}
