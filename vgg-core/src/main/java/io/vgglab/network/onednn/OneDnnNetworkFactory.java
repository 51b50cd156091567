package io.vgglab.network.onednn;

import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.Roof;
import io.vgglab.network.StepSpec;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens networks that run on oneDNN primitives, on Linux x86-64 processors.
 *
 * <p>The threads are those of {@code OMP_NUM_THREADS}, which {@code EngineBundle} sets from the
 * device before the process starts: OpenMP reads it once, so a device says nothing here.
 */
public final class OneDnnNetworkFactory implements NetworkFactory {

  /** Creates the factory; loads nothing. */
  public OneDnnNetworkFactory() {}

  @Override
  public String engine() {
    return "onednn";
  }

  @Override
  public Map<String, String> versions() {
    return Installation.facts();
  }

  @Override
  public Optional<Roof> roof() {
    Installation.load();
    return Optional.of(RoofMeasurement.now());
  }

  @Override
  public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(step, "step");
    if (device.kind() != Device.Kind.CPU) {
      throw new EngineException(
          "device must be cpu for the engine onednn, but was " + device + "; use the engine dl4j");
    }
    Installation.load();
    return OneDnnNetwork.open(plan, step, seed);
  }
}
