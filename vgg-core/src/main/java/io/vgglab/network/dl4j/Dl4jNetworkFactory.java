package io.vgglab.network.dl4j;

import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.StepSpec;
import java.util.Map;

/** Opens networks of the engine {@code dl4j}: a DL4J graph of layers that execute operations. */
public final class Dl4jNetworkFactory implements NetworkFactory {

  /** For {@link java.util.ServiceLoader}. */
  public Dl4jNetworkFactory() {}

  @Override
  public String engine() {
    return "dl4j";
  }

  @Override
  public Map<String, String> versions() {
    return Backend.versions();
  }

  @Override
  public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
    return Backend.open(device, () -> new Dl4jNetwork(plan, step, seed));
  }
}
