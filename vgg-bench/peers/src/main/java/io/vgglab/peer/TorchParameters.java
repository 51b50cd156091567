package io.vgglab.peer;

import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Weights, moving statistics and velocities as tensors of libtorch; frees them when closed. */
final class TorchParameters implements AutoCloseable {

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Tensor> velocities = new LinkedHashMap<>();

  /** Tensors of the plan's shapes, not yet filled. */
  TorchParameters(VggPlan plan, boolean momentum) {
    for (ParameterSpec spec : plan.parameters()) {
      long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
      tensors.put(spec.name(), torch.zeros(shape).set_requires_grad(spec.trainable()));
      if (momentum && spec.trainable()) {
        velocities.put(spec.name(), torch.zeros(shape));
      }
    }
  }

  Tensor get(String name) {
    return tensors.get(name);
  }

  /** One step of descent; with velocities {@code v = momentum * v - rate * g; w += v}. */
  @SuppressWarnings({"unchecked", "try"})
  void update(double momentum, double rate) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar decay = new Scalar(momentum);
      Scalar step = new Scalar(-rate);
      for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
        Tensor weight = entry.getValue();
        if (weight.requires_grad()) {
          Tensor velocity = velocities.get(entry.getKey());
          if (velocity == null) {
            weight.add_(weight.grad(), step);
          } else {
            weight.add_(velocity.mul_(decay).add_(weight.grad(), step));
          }
        }
      }
    }
  }

  /** Lets go of all gradients. */
  @SuppressWarnings({"unchecked", "try"})
  void clearGradients() {
    try (PointerScope scope = new PointerScope()) {
      tensors.values().stream()
          .filter(Tensor::requires_grad)
          .forEach(weight -> weight.mutable_grad().reset());
    }
  }

  void load(NetworkState state) {
    tensors.forEach((name, tensor) -> fill(tensor, state.parameters().get(name)));
    velocities.forEach(
        (name, tensor) -> fill(tensor, state.slots().get(NetworkState.slotName(name, "velocity"))));
  }

  NetworkState state(long step) {
    Map<String, io.vgglab.network.Tensor> slots = new LinkedHashMap<>();
    velocities.forEach(
        (name, tensor) -> slots.put(NetworkState.slotName(name, "velocity"), copy(tensor)));
    return new NetworkState(new Parameters(copies(tensors)), new Parameters(slots), step);
  }

  Parameters gradients() {
    Map<String, io.vgglab.network.Tensor> gradients = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (tensor.requires_grad()) {
            gradients.put(name, copy(tensor.grad()));
          }
        });
    return new Parameters(gradients);
  }

  /** Bytes of weights, gradients and velocities. */
  long bytes() {
    long values = tensors.values().stream().mapToLong(Tensor::numel).sum();
    long trainable =
        tensors.values().stream().filter(Tensor::requires_grad).mapToLong(Tensor::numel).sum();
    long moving = velocities.values().stream().mapToLong(Tensor::numel).sum();
    return Float.BYTES * (values + trainable + moving);
  }

  private static Map<String, io.vgglab.network.Tensor> copies(Map<String, Tensor> tensors) {
    Map<String, io.vgglab.network.Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, copy(tensor)));
    return copies;
  }

  @SuppressWarnings({"unchecked", "try"})
  private static io.vgglab.network.Tensor copy(Tensor tensor) {
    try (PointerScope scope = new PointerScope()) {
      Tensor rows = tensor.detach().contiguous();
      float[] values = new float[Math.toIntExact(rows.numel())];
      rows.data_ptr_float().get(values);
      java.util.List<Integer> shape = new java.util.ArrayList<>();
      for (long d = 0; d < rows.dim(); d++) {
        shape.add(Math.toIntExact(rows.size(d)));
      }
      return new io.vgglab.network.Tensor(shape, values);
    }
  }

  @SuppressWarnings({"unchecked", "try"})
  private static void fill(Tensor tensor, io.vgglab.network.Tensor values) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      long[] shape = values.shape().stream().mapToLong(Integer::longValue).toArray();
      tensor.copy_(torch.from_blob(new FloatPointer(values.values()), shape));
    }
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    velocities.values().forEach(Tensor::close);
    tensors.clear();
    velocities.clear();
  }
}
