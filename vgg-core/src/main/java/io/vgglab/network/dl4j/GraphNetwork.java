package io.vgglab.network.dl4j;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.SoftmaxLoss;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Tensor;
import io.vgglab.network.Totals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What both DL4J networks share: batches in, named parameters out, loss, update, state. */
abstract class GraphNetwork implements Network {

  private final VggPlan plan;
  private final StepSpec step;
  private final Execution execution;
  private final SoftmaxLoss loss;
  private final UpdateRule update;
  private PlanGraph graph;
  private List<Weight> weights;
  private boolean closed;
  private Batch last;
  private Totals lossOfPass = Totals.NONE;
  private Totals totals = Totals.NONE;

  GraphNetwork(VggPlan plan, StepSpec step, Execution execution) {
    this.plan = plan;
    this.step = step;
    this.execution = execution;
    this.loss = new SoftmaxLoss(step, plan.spec().classes());
    this.update = new UpdateRule(step);
  }

  /** Takes over a graph that is ready, and draws its parameters. */
  final void start(PlanGraph newGraph, List<Weight> newWeights) {
    this.graph = newGraph;
    this.weights = List.copyOf(newWeights);
    load(NetworkState.initial(plan, step.optimizer(), execution.seed()));
  }

  /** Queues forward and backward pass of a training step. */
  abstract void pass(Batch batch);

  /** Moves running statistics after a step's backward pass. */
  abstract void moveStatistics(Batch batch);

  abstract void forwardPass(INDArray bytes, Batch batch);

  abstract void backwardPass(Batch batch);

  /** Scores or probabilities {@code [size, classes]} in inference mode. */
  abstract float[] infer(INDArray bytes, int size);

  /** The library that resizes in front of the graph, under the layer's name. */
  final Map<String, String> resizing() {
    return plan.layers().stream()
        .filter(layer -> layer instanceof Layer.Rescale)
        .collect(Collectors.toMap(Layer::name, layer -> Backend.library("matmul")));
  }

  /** Bytes that depend on the batch size. */
  abstract long activationBytes();

  final PlanGraph graph() {
    return graph;
  }

  final Execution execution() {
    return execution;
  }

  final StepSpec step() {
    return step;
  }

  final List<Weight> weights() {
    return weights;
  }

  /** Replaces scores by the gradient of the mean loss. */
  final void toGradient(float[] scores, Batch batch) {
    lossOfPass = loss.apply(scores, batch);
  }

  @Override
  public final VggPlan plan() {
    return plan;
  }

  @Override
  public final void trainStep(Batch batch, double learningRate) {
    require(batch);
    last = null;
    pass(batch);
    totals = totals.plus(lossOfPass);
    List<Weight> trainable = trainable();
    update.penalise(trainable);
    update.clip(trainable);
    update.apply(trainable, learningRate, execution.step() + 1);
    moveStatistics(batch);
    execution.setStep(execution.step() + 1);
  }

  @Override
  public final Totals totals() {
    synchronize();
    Totals sums = totals;
    totals = Totals.NONE;
    return sums;
  }

  @Override
  public final void forward(Batch batch) {
    require(batch);
    last = null;
    passForward(batch);
    last = batch;
  }

  /** A forward pass in training mode. */
  final void passForward(Batch batch) {
    try (INDArray bytes = Pixels.bytes(batch)) {
      forwardPass(bytes, batch);
    }
  }

  @Override
  public final void backward() {
    requireOpen();
    if (last == null) {
      throw new IllegalStateException("backward() must follow forward(), but there was none");
    }
    backwardPass(last);
    update.penalise(trainable());
  }

  @Override
  public final Parameters gradients(Batch batch) {
    forward(batch);
    backward();
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    for (Weight weight : trainable()) {
      gradients.put(weight.spec().name(), weight.read(weight.gradient()));
    }
    return new Parameters(gradients);
  }

  @Override
  public final float[] predict(Batch batch) {
    require(batch);
    last = null; // what a backward pass needs shares its memory with predictions
    try (INDArray bytes = Pixels.bytes(batch)) {
      return infer(bytes, batch.size());
    }
  }

  @Override
  public final void synchronize() {
    requireOpen();
    Nd4j.getExecutioner().commit();
  }

  @Override
  public final NetworkState state() {
    requireOpen();
    Map<String, Tensor> parameters = new LinkedHashMap<>();
    Map<String, Tensor> slots = new LinkedHashMap<>();
    for (Weight weight : weights) {
      String name = weight.spec().name();
      parameters.put(name, weight.read(weight.value()));
      if (weight.spec().trainable()) {
        for (String slot : step.optimizer().slots()) {
          slots.put(NetworkState.slotName(name, slot), weight.read(weight.slots().get(slot)));
        }
      }
    }
    return new NetworkState(new Parameters(parameters), new Parameters(slots), execution.step());
  }

  @Override
  public final void load(NetworkState state) {
    requireOpen();
    state.check(plan, step.optimizer());
    for (Weight weight : weights) {
      String name = weight.spec().name();
      Weight.write(state.parameters().get(name), weight.value());
      weight
          .slots()
          .forEach(
              (slot, array) ->
                  Weight.write(state.slots().get(NetworkState.slotName(name, slot)), array));
    }
    execution.setStep(state.step());
    last = null;
  }

  @Override
  public final Memory memory() {
    long floats = 0;
    for (Weight weight : weights) {
      floats += weight.value().length() * (2L + weight.slots().size());
    }
    return new Memory(floats * Float.BYTES, activationBytes());
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      weights.forEach(weight -> weight.slots().values().forEach(INDArray::close));
      graph.close();
      execution.arena().close();
    }
  }

  private List<Weight> trainable() {
    return weights.stream().filter(weight -> weight.spec().trainable()).toList();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("network must be open, but was closed");
    }
  }

  private void require(Batch batch) {
    requireOpen();
    if (!batch.shape().equals(plan.spec().input())) {
      throw new IllegalArgumentException(
          "batch must have images of " + plan.spec().input() + ", but had " + batch.shape());
    }
  }

  /** Zero slots of a parameter. */
  static Map<String, INDArray> slots(ParameterSpec spec, StepSpec step) {
    Map<String, INDArray> slots = new LinkedHashMap<>();
    if (spec.trainable()) {
      step.optimizer().slots().forEach(slot -> slots.put(slot, Nd4j.zeros(spec.elements())));
    }
    return slots;
  }
}
