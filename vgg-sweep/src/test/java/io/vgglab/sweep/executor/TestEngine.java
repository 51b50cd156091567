package io.vgglab.sweep.executor;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Totals;
import java.util.Map;

/**
 * An engine without arithmetic, for tests of what happens around one: rate 13 crashes the process,
 * rate 99 gives a loss that is not a number, rate 77 hangs, rate 88 finds no memory, and each step
 * takes as many milliseconds as the variable {@code TEST_STEP_MILLIS} says. Its kernels name the
 * device that it was opened on.
 */
public final class TestEngine implements NetworkFactory {

  static final double CRASH = 13;
  static final double DIVERGE = 99;
  static final double HANG = 77;
  static final double NO_MEMORY = 88;
  static final double NO_HEAP = 89;

  /** Below this rate a network learns less a step. */
  private static final double SLOW = 0.01;

  private static final int STEP_MILLIS =
      Integer.parseInt(System.getenv().getOrDefault("TEST_STEP_MILLIS", "0"));

  @Override
  public String engine() {
    return "test";
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("test", "1");
  }

  @Override
  public Network open(VggPlan plan, StepSpec step, Device device, long seed) {
    return new TestNetwork(plan, NetworkState.initial(plan, step.optimizer(), seed), device);
  }

  private static final class TestNetwork implements Network {

    private final VggPlan plan;
    private final Device device;
    private NetworkState state;
    private Totals totals = Totals.NONE;
    private double quality = 1;

    TestNetwork(VggPlan plan, NetworkState state, Device device) {
      this.plan = plan;
      this.state = state;
      this.device = device;
    }

    @Override
    public VggPlan plan() {
      return plan;
    }

    @Override
    public void trainStep(Batch batch, double learningRate) {
      if (learningRate == CRASH && state.step() > 2) {
        Runtime.getRuntime().halt(134);
      }
      if (learningRate == NO_MEMORY) {
        throw new IllegalStateException("CUDA error code 2 (out of memory)");
      }
      if (learningRate == NO_HEAP) {
        throw new OutOfMemoryError("Java heap space");
      }
      quality = learningRate < SLOW ? learningRate / SLOW : 1;
      pause(learningRate == HANG ? Integer.MAX_VALUE : STEP_MILLIS);
      state = new NetworkState(state.parameters(), state.slots(), state.step() + 1);
      double loss = learningRate == DIVERGE ? Double.NaN : 1.0 / state.step();
      totals = totals.plus(new Totals(loss * batch.size(), 0, batch.size()));
    }

    private static void pause(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Totals totals() {
      Totals sum = totals;
      totals = Totals.NONE;
      return sum;
    }

    @Override
    public void forward(Batch batch) {}

    @Override
    public void backward() {}

    @Override
    public Parameters gradients(Batch batch) {
      return Parameters.none();
    }

    @Override
    public float[] predict(Batch batch) {
      int classes = plan.spec().classes();
      float[] probabilities = new float[batch.size() * classes];
      for (int i = 0; i < batch.size(); i++) {
        boolean hit = i % 10 < state.step() * quality;
        probabilities[i * classes + (batch.labels()[i] + (hit ? 0 : 1)) % classes] = 1;
      }
      return probabilities;
    }

    @Override
    public void synchronize() {}

    @Override
    public NetworkState state() {
      return state;
    }

    @Override
    public void load(NetworkState newState) {
      state = newState;
    }

    @Override
    public Memory memory() {
      return new Memory(0, 0);
    }

    @Override
    public Map<String, String> implementations() {
      return Map.of("device", device.toString());
    }

    @Override
    public void close() {}
  }
}
