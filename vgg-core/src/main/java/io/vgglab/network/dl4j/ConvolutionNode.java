package io.vgglab.network.dl4j;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution through {@code conv2d} and {@code conv2d_bp}, which reach oneDNN on processors and
 * cuDNN on GPUs.
 */
final class ConvolutionNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private final transient Layer.Convolution layer;
  private transient INDArray in;
  private transient INDArray out;

  ConvolutionNode(Layer.Convolution layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
    this.layer = layer;
  }

  @Override
  String operation() {
    return "conv2d";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    Ops.run("conv2d", List.of(x, value("weight"), value("bias")), List.of(target), geometry());
    if (layer.activation() == Activation.RELU) {
      ReluNode.clip(target);
    }
    if (training) {
      in = x;
      out = target;
    }
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    INDArray inner =
        layer.activation() == Activation.RELU ? ReluNode.gate(arena(), out, gradient) : gradient;
    INDArray back = inputGradient(inner);
    Ops.run(
        "conv2d_bp",
        List.of(in, value("weight"), value("bias"), inner),
        List.of(back, gradient("weight"), gradient("bias")),
        geometry());
    return back;
  }

  /** Kernel, stride, padding, dilation, no automatic padding, NHWC, weights [out, in, kH, kW]. */
  private long[] geometry() {
    long kernel = layer.kernel();
    long padding = kernel / 2;
    return new long[] {kernel, kernel, 1, 1, padding, padding, 1, 1, 0, 1, 1};
  }
}
