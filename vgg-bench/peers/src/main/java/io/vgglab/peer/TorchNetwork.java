package io.vgglab.peer;

import io.vgglab.data.Batch;
import io.vgglab.model.Layer;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.StepSpec;
import io.vgglab.network.Totals;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network on libtorch, eager, contiguous tensors. Its dropout draws its own masks, so single
 * steps differ from other engines' where a plan has dropout; a forward pass is gone back through
 * once, since libtorch frees it on the way.
 */
final class TorchNetwork implements Network {

  private final VggPlan plan;
  private final double momentum;
  private final TorchParameters parameters;
  private final List<TorchLayers.Operation> operations = new ArrayList<>();
  private Tensor keptLoss;
  private Totals totals = Totals.NONE;
  private long steps;

  TorchNetwork(VggPlan plan, StepSpec step, Device device, long seed) {
    TorchLibrary.load(device.threads());
    torch.manual_seed(seed);
    this.plan = plan;
    this.momentum = step.optimizer() instanceof Optimizer.Momentum m ? m.momentum() : 0;
    boolean hasVelocity = step.optimizer() instanceof Optimizer.Momentum;
    this.parameters = new TorchParameters(plan, hasVelocity);
    TorchLayers layers = new TorchLayers(parameters);
    TorchLayers.Operation scaling =
        TorchLayers.scaling(step.scaling(), plan.spec().input().channels());
    boolean resizes = plan.layers().get(0) instanceof Layer.Rescale;
    if (!resizes) {
      operations.add(scaling);
    }
    plan.layers().forEach(layer -> operations.add(layer.accept(layers)));
    if (resizes) {
      operations.add(1, scaling);
    }
    load(NetworkState.initial(plan, step.optimizer(), seed));
  }

  @Override
  public VggPlan plan() {
    return plan;
  }

  @Override
  @SuppressWarnings({"unchecked", "try"})
  public void trainStep(Batch batch, double learningRate) {
    forget();
    try (PointerScope scope = new PointerScope()) {
      parameters.clearGradients();
      Tensor labels = labels(batch);
      Tensor scores = run(batch, Mode.STEP);
      Tensor loss = torch.cross_entropy_loss(scores, labels);
      loss.backward();
      parameters.update(momentum, learningRate);
      long correct =
          scores
              .detach()
              .argmax(new org.bytedeco.pytorch.LongOptional(1), false)
              .eq(labels)
              .sum()
              .item_long();
      totals = totals.plus(new Totals(loss.item_double() * batch.size(), correct, batch.size()));
      steps++;
    }
  }

  @Override
  public Totals totals() {
    Totals sums = totals;
    totals = Totals.NONE;
    return sums;
  }

  @Override
  @SuppressWarnings({"unchecked", "try"})
  public void forward(Batch batch) {
    forget();
    try (PointerScope scope = new PointerScope()) {
      Tensor loss = torch.cross_entropy_loss(run(batch, Mode.FORWARD), labels(batch));
      loss.retainReference();
      keptLoss = loss;
    }
  }

  @Override
  public void backward() {
    if (keptLoss == null) {
      throw new IllegalStateException("backward() must follow forward(), but there was none");
    }
    parameters.clearGradients();
    keptLoss.backward();
    forget();
  }

  @Override
  public Parameters gradients(Batch batch) {
    forward(batch);
    backward();
    return parameters.gradients();
  }

  @Override
  @SuppressWarnings({"unchecked", "try"})
  public float[] predict(Batch batch) {
    forget();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor rows = torch.softmax(run(batch, Mode.PREDICT), 1).contiguous();
      float[] probabilities = new float[Math.toIntExact(rows.numel())];
      rows.data_ptr_float().get(probabilities);
      return probabilities;
    }
  }

  /** Returns at once: libtorch's processor kernels have finished when a call returns. */
  @Override
  public void synchronize() {
    // nothing is ever queued
  }

  @Override
  public NetworkState state() {
    return parameters.state(steps);
  }

  @Override
  public void load(NetworkState state) {
    forget();
    parameters.load(state);
    steps = state.step();
  }

  /** Activations are libtorch's own and freed after each step, so none are held. */
  @Override
  public Memory memory() {
    return new Memory(parameters.bytes(), 0);
  }

  @Override
  public Map<String, String> implementations() {
    Map<String, String> names = new LinkedHashMap<>();
    plan.layers().forEach(layer -> names.put(layer.name(), "libtorch, contiguous"));
    return names;
  }

  @Override
  public void close() {
    forget();
    parameters.close();
  }

  private void forget() {
    if (keptLoss != null) {
      keptLoss.releaseReference();
      keptLoss = null;
    }
  }

  private Tensor run(Batch batch, Mode mode) {
    long[] shape = {
      batch.size(), batch.shape().channels(), batch.shape().height(), batch.shape().width()
    };
    Tensor values =
        torch
            .from_blob(new BytePointer(batch.pixels()), shape, new TensorOptions(ScalarType.Byte))
            .to(ScalarType.Float);
    for (TorchLayers.Operation operation : operations) {
      values = operation.apply(values, mode);
    }
    return values;
  }

  private static Tensor labels(Batch batch) {
    return torch
        .from_blob(
            new IntPointer(batch.labels()),
            new long[] {batch.size()},
            new TensorOptions(ScalarType.Int))
        .to(ScalarType.Long);
  }
}
