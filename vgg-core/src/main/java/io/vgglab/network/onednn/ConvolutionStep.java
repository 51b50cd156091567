package io.vgglab.network.onednn;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import org.bytedeco.dnnl.global.dnnl;

/** A convolution with ReLU fused; the first one of a network finds no data gradient. */
final class ConvolutionStep implements Step {

  private final Layer.Convolution layer;
  private final ConvolutionKernels kernels;
  private final Kernel forward;
  private final boolean first;
  private Block source;
  private Block result;

  ConvolutionStep(Tape tape, Layer.Convolution layer, boolean first) {
    this.layer = layer;
    this.first = first;
    this.kernels = new ConvolutionKernels(tape.engine(), tape.scope(), layer, tape.batch(), first);
    this.forward = kernels.training();
  }

  @Override
  public Block forward(Tape tape, Block input) {
    source = tape.kept(input, forward.layout(dnnl.dnnl_query_src_md));
    result = tape.layerForward(layer.name(), forward, source);
    return result;
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    Block dense = tape.moved(gradient, result.layout());
    if (layer.activation() == Activation.RELU) {
      tape.add(Rectifier.backward(tape.engine(), tape.scope(), result, dense));
    }
    weights(tape, dense);
    return first ? dense : data(tape, dense);
  }

  private void weights(Tape tape, Block gradient) {
    tape.enter(layer.name(), "weights");
    Kernel kernel = kernels.weightGradient(forward);
    Block seen = tape.matched(source, kernel.layout(dnnl.dnnl_query_src_md));
    Block given = tape.matched(gradient, kernel.layout(dnnl.dnnl_query_diff_dst_md));
    tape.weightGradient(layer.name(), kernel, seen, given);
    if (seen != source) {
      tape.release(seen);
    }
    if (given != gradient) {
      tape.release(given);
    }
  }

  private Block data(Tape tape, Block gradient) {
    tape.enter(layer.name(), "data");
    Kernel kernel = kernels.dataGradient(forward);
    Block given = tape.moved(gradient, kernel.layout(dnnl.dnnl_query_diff_dst_md));
    Block result = tape.dataGradient(layer.name(), kernel, given);
    tape.release(given);
    return result;
  }
}
