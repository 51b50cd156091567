package io.vgglab.bench.jmh;

import io.vgglab.bench.plan.DeviceText;
import io.vgglab.bench.plan.NetworkSubject;
import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.SyntheticBatch;
import io.vgglab.data.Batch;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactories;
import io.vgglab.network.Totals;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A network of one engine on one device, and a synthetic batch that fits it. */
@State(Scope.Benchmark)
public class OpenNetwork {

  /**
   * Rate of every timed step: small enough that weights stay where they started, so that the
   * thousandth step costs what the first did.
   */
  static final double RATE = 1e-6;

  @Param("onednn")
  String engine;

  @Param("cpu")
  String device;

  @Param("1")
  int threads;

  @Param("seed")
  String preset;

  @Param("none")
  String batchNorm;

  @Param("32")
  int side;

  @Param("32")
  int batchSize;

  private Network network;
  private Batch batch;

  /** Opens the network; what the first steps prepare falls into the warm-up. */
  @Setup(Level.Trial)
  public void open() {
    Subject subject = NetworkSubject.of(preset, batchNorm, side);
    network =
        SlowedNetwork.of(
            NetworkFactories.of(engine)
                .open(
                    subject.plan(),
                    subject.step(),
                    DeviceText.parse(device, threads),
                    Subject.NETWORK_SEED));
    batch = SyntheticBatch.of(subject.plan(), batchSize);
  }

  /**
   * Checks that the timed steps computed something real.
   *
   * @throws IllegalStateException if the loss is not a finite number
   */
  @TearDown(Level.Iteration)
  public void checkLoss() {
    checked(network.totals());
  }

  /** The sums of timed steps, which must be of something real. */
  static Totals checked(Totals totals) {
    if (totals.count() > 0 && !Double.isFinite(totals.loss())) {
      throw new IllegalStateException(
          "loss must stay finite while it is timed, but was " + totals.loss());
    }
    return totals;
  }

  /** Frees the network. */
  @TearDown(Level.Trial)
  public void close() {
    network.close();
  }

  Network network() {
    return network;
  }

  Batch batch() {
    return batch;
  }
}
