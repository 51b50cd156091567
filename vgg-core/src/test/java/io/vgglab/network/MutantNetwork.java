package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A network with one fault, for checking that the comparison of networks finds it. */
final class MutantNetwork implements Network {

  private final Network network;
  private final Fault fault;

  MutantNetwork(Network network, Fault fault) {
    this.network = network;
    this.fault = fault;
  }

  @Override
  public void trainStep(Batch batch, double learningRate) {
    NetworkState before = network.state();
    network.trainStep(batch, learningRate);
    network.load(fault.afterStep(before, network.state()));
  }

  @Override
  public Parameters gradients(Batch batch) {
    return fault.gradients(network.gradients(batch));
  }

  @Override
  public VggPlan plan() {
    return network.plan();
  }

  @Override
  public Totals totals() {
    return network.totals();
  }

  @Override
  public void forward(Batch batch) {
    network.forward(batch);
  }

  @Override
  public void backward() {
    network.backward();
  }

  @Override
  public float[] predict(Batch batch) {
    return network.predict(batch);
  }

  @Override
  public void synchronize() {
    network.synchronize();
  }

  @Override
  public NetworkState state() {
    return network.state();
  }

  @Override
  public void load(NetworkState state) {
    network.load(state);
  }

  @Override
  public Memory memory() {
    return network.memory();
  }

  @Override
  public Map<String, String> implementations() {
    return network.implementations();
  }

  @Override
  public void close() {
    network.close();
  }

  /** Faults that a comparison must find. */
  enum Fault {
    /** None: the comparison must stay silent. */
    NONE(false),
    /** Parameters stay as they were. */
    NO_UPDATE(true) {
      @Override
      NetworkState afterStep(NetworkState before, NetworkState after) {
        return new NetworkState(before.parameters(), after.slots(), after.step());
      }
    },
    /** Every gradient is a hundredth too large. */
    GRADIENT_TOO_LARGE(true) {
      @Override
      Parameters gradients(Parameters gradients) {
        return with(gradients, values -> scaled(values, 1.01f));
      }
    },
    /** One bias is never updated. */
    ONE_BIAS_SKIPPED(true) {
      @Override
      NetworkState afterStep(NetworkState before, NetworkState after) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(after.parameters().asMap());
        String bias = tensors.containsKey(SHIFT) ? SHIFT : BIAS;
        tensors.put(bias, before.parameters().get(bias));
        return new NetworkState(new Parameters(tensors), after.slots(), after.step());
      }
    },
    /** Velocities start at 0 in every step. */
    NO_MOMENTUM(true) {
      @Override
      NetworkState afterStep(NetworkState before, NetworkState after) {
        Parameters zeros = with(after.slots(), values -> new float[values.length]);
        return new NetworkState(after.parameters(), zeros, after.step());
      }
    };

    private static final String BIAS = "block3_conv1.bias";

    /** Of batch norm, in front of which a convolution's bias has no effect. */
    private static final String SHIFT = "block3_bn1.bias";

    private final boolean found;

    Fault(boolean found) {
      this.found = found;
    }

    /** Whether the comparison must report it. */
    boolean isFound() {
      return found;
    }

    NetworkState afterStep(NetworkState before, NetworkState after) {
      return after;
    }

    Parameters gradients(Parameters gradients) {
      return gradients;
    }

    private static Parameters with(Parameters tensors, UnaryOperator<float[]> change) {
      Map<String, Tensor> changed = new LinkedHashMap<>();
      tensors
          .asMap()
          .forEach(
              (name, tensor) ->
                  changed.put(name, new Tensor(tensor.shape(), change.apply(tensor.values()))));
      return new Parameters(changed);
    }

    private static float[] scaled(float[] values, float factor) {
      float[] scaled = values.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      return scaled;
    }
  }
}
