package io.vgglab.train;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Tensor;
import io.vgglab.network.Totals;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that learns nothing but remembers: its one bias sums rates and labels, so that any
 * difference in batches, rates or resumption shows.
 */
final class FakeNetwork implements Network, NetworkFactory {

  final List<Double> rates = new ArrayList<>();
  double loss = 1;

  /** Mean loss of every epoch, whatever the network does; NaN for none. */
  double meanLoss = Double.NaN;

  /** Of the class that it predicts. */
  float probability = 1;

  /** Steps after which it is right about every image, else about three of four; 0 for always. */
  long bestAfter;

  /** Images that it was asked about. */
  int predicted;

  /** What it was opened with. */
  StepSpec step = StepSpec.of(new Optimizer.Sgd());

  private VggPlan plan;
  private NetworkState state;
  private Totals totals = Totals.NONE;

  @Override
  public String engine() {
    return "fake";
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("fake", "1");
  }

  @Override
  public Network open(VggPlan newPlan, StepSpec newStep, Device device, long seed) {
    plan = newPlan;
    step = newStep;
    state = NetworkState.initial(plan, step.optimizer(), seed);
    return this;
  }

  @Override
  public VggPlan plan() {
    return plan;
  }

  @Override
  public void trainStep(Batch batch, double learningRate) {
    rates.add(learningRate);
    Map<String, Tensor> tensors = new LinkedHashMap<>(state.parameters().asMap());
    float[] bias = tensors.get("predictions.bias").values().clone();
    for (int i = 0; i < batch.size(); i++) {
      bias[batch.labels()[i]] += (float) (learningRate * (i + 1));
    }
    tensors.put("predictions.bias", new Tensor(List.of(bias.length), bias));
    state = new NetworkState(new Parameters(tensors), state.slots(), state.step() + 1);
    totals = totals.plus(new Totals(loss * bias[0], 1, batch.size()));
  }

  @Override
  public Totals totals() {
    Totals sum = totals;
    totals = Totals.NONE;
    return Double.isNaN(meanLoss)
        ? sum
        : new Totals(meanLoss * sum.count(), sum.correct(), sum.count());
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
    predicted += batch.size();
    int classes = plan.spec().classes();
    float[] probabilities = new float[batch.size() * classes];
    for (int i = 0; i < batch.size(); i++) {
      boolean wrong = bestAfter > 0 && state.step() != bestAfter && i % 4 == 0;
      int label = batch.labels()[i] + (int) state.step() + (wrong ? 1 : 0);
      probabilities[i * classes + label % classes] = probability;
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
    return Map.of();
  }

  @Override
  public void close() {}
}
