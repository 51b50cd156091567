package io.vgglab.peer;

import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.EngineException;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.util.Map;

/** Opens networks on libtorch's CPU kernels, as far as benchmarks need them. */
public final class TorchNetworkFactory implements NetworkFactory {

  @Override
  public String engine() {
    return "libtorch";
  }

  @Override
  public Map<String, String> versions() {
    return TorchLibrary.versions();
  }

  @Override
  public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
    boolean supported =
        step.optimizer() instanceof Optimizer.Sgd || step.optimizer() instanceof Optimizer.Momentum;
    if (!supported
        || step.labelSmoothing() != 0
        || step.l2() != 0
        || step.clipNorm() != 0
        || !step.classWeights().isEmpty()) {
      throw new EngineException(
          "libtorch is measured with plain or momentum descent and cross-entropy alone, but the"
              + " step was "
              + step);
    }
    return new TorchNetwork(plan, step, device, seed);
  }
}
