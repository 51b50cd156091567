package io.vgglab.network.onednn;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.VggPlan;
import io.vgglab.network.LayerTime;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Totals;
import io.vgglab.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A network on oneDNN; operations run when they are submitted, on the calling thread and OpenMP's.
 */
final class OneDnnNetwork implements Network {

  private final Engine engine;
  private final Scope scope;
  private final VggPlan plan;
  private final StepSpec step;
  private final Weights weights;
  private final Update update;
  private final Lists<TrainingList> training;
  private final Lists<InferenceList> inference;
  private final PackedWeights packed;
  private TrainingList pending;
  private Totals totals = Totals.NONE;
  private long steps;
  private boolean closed;

  private OneDnnNetwork(Engine engine, Scope scope, VggPlan plan, StepSpec step, long seed) {
    this.engine = engine;
    this.scope = scope;
    this.plan = plan;
    this.step = step;
    this.weights = new Weights(engine, scope, plan, step.optimizer());
    this.update = new Update(engine, scope, weights, step);
    this.packed = new PackedWeights(engine, weights);
    this.training =
        new Lists<>(size -> TrainingList.build(engine, weights, plan, step, seed, size));
    this.inference = new Lists<>(size -> InferenceList.build(packed, plan, step, size));
    weights.load(NetworkState.initial(plan, new Optimizer.Sgd(), seed));
  }

  /** Opens a network; whatever was allocated is freed if that fails. */
  static OneDnnNetwork open(VggPlan plan, StepSpec step, long seed) {
    Engine engine = new Engine();
    Scope scope = new Scope();
    try {
      return new OneDnnNetwork(engine, scope, plan, step, seed);
    } catch (RuntimeException | Error e) {
      scope.close();
      engine.close();
      throw e;
    }
  }

  @Override
  public VggPlan plan() {
    return plan;
  }

  @Override
  public void trainStep(Batch batch, double learningRate) {
    forward(batch);
    totals = totals.plus(pending.backward());
    update.decay();
    update.clip();
    update.apply(learningRate, steps);
    pending.moveStatistics();
    packed.invalidate();
    pending = null;
    steps++;
  }

  @Override
  public Totals totals() {
    synchronize();
    Totals result = totals;
    totals = Totals.NONE;
    return result;
  }

  @Override
  public void forward(Batch batch) {
    check(batch);
    pending = training.get(batch.size());
    pending.forward(batch, steps);
  }

  @Override
  public void backward() {
    requireOpen();
    if (pending == null) {
      throw new IllegalStateException("backward() must follow forward(), but there was none");
    }
    pending.backward();
    update.decay();
  }

  @Override
  public Parameters gradients(Batch batch) {
    forward(batch);
    backward();
    synchronize();
    return weights.exportGradients();
  }

  @Override
  public float[] predict(Batch batch) {
    check(batch);
    pending = null;
    packed.refresh();
    return inference.get(batch.size()).run(batch);
  }

  @Override
  public List<LayerTime> layerTimes(Batch batch) {
    check(batch);
    pending = null;
    Stopwatch watch = new Stopwatch(engine);
    training.get(batch.size()).time(batch, steps, watch);
    watch.run(
        LayerTime.UPDATE,
        "update",
        () -> {
          update.decay();
          update.clip();
          update.apply(0, steps);
        });
    packed.invalidate();
    return watch.times();
  }

  private void check(Batch batch) {
    requireOpen();
    Objects.requireNonNull(batch, "batch");
    if (!batch.shape().equals(plan.spec().input())) {
      throw new IllegalArgumentException(
          "batch must have images of " + plan.spec().input() + ", but had " + batch.shape());
    }
  }

  /** Primitives that were freed end the process, so nothing may reach them. */
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("network must be open, but was closed");
    }
  }

  @Override
  public void synchronize() {
    requireOpen();
    engine.synchronize();
  }

  @Override
  public NetworkState state() {
    synchronize();
    return weights.export(plan, steps);
  }

  @Override
  public void load(NetworkState state) {
    requireOpen();
    state.check(plan, step.optimizer());
    weights.load(state);
    steps = state.step();
    packed.invalidate();
    pending = null;
  }

  @Override
  public Memory memory() {
    return new Memory(scope.bytes() + packed.bytes(), training.bytes() + inference.bytes());
  }

  @Override
  public Map<String, String> implementations() {
    Map<String, String> kernels = new LinkedHashMap<>();
    plan.layers().stream()
        .filter(layer -> layer instanceof Layer.Rescale)
        .forEach(layer -> kernels.put(layer.name(), "forward: Java, one thread"));
    training.latest().ifPresent(list -> kernels.putAll(list.kernels()));
    inference
        .latest()
        .ifPresent(
            list ->
                list.kernels()
                    .forEach(
                        (layer, kernel) ->
                            kernels.merge(layer, kernel, (old, more) -> old + ", " + more)));
    return kernels;
  }

  @Override
  public void close() {
    closed = true;
    pending = null;
    training.close();
    inference.close();
    packed.close();
    scope.close();
    engine.close();
  }
}
