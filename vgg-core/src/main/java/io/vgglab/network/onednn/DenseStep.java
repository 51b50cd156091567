package io.vgglab.network.onednn;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import org.bytedeco.dnnl.global.dnnl;

/** A dense layer on plain rows, with ReLU fused. */
final class DenseStep implements Step {

  private final Layer.Dense layer;
  private final DenseKernels kernels;
  private final Kernel forward;
  private Block source;
  private Block result;

  DenseStep(Tape tape, Layer.Dense layer) {
    this.layer = layer;
    this.kernels = new DenseKernels(tape.engine(), tape.scope(), layer, tape.batch());
    this.forward = kernels.forward(dnnl.dnnl_forward_training);
  }

  @Override
  public Block forward(Tape tape, Block input) {
    source = input;
    result = tape.layerForward(layer.name(), forward, source);
    return result;
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    if (layer.activation() == Activation.RELU) {
      tape.add(Rectifier.backward(tape.engine(), tape.scope(), result, gradient));
    }
    tape.enter(layer.name(), "weights");
    tape.weightGradient(layer.name(), kernels.weightGradient(forward), source, gradient);
    tape.enter(layer.name(), "data");
    Block data = tape.dataGradient(layer.name(), kernels.dataGradient(forward), gradient);
    tape.release(gradient);
    return data;
  }
}
