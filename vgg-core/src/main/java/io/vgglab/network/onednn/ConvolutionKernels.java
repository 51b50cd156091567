package io.vgglab.network.onednn;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** The three kernels of one convolution at one batch size, every layout left to oneDNN. */
final class ConvolutionKernels {

  private static final long[] STRIDES = {1, 1};

  private final Engine engine;
  private final Scope scope;
  private final Layer.Convolution layer;
  private final int algorithm;
  private final Layout source;
  private final Layout weights;
  private final Layout bias;
  private final Layout target;
  private final long[] padding;

  ConvolutionKernels(
      Engine engine, Scope scope, Layer.Convolution layer, int batch, boolean first) {
    this.engine = engine;
    this.scope = scope;
    this.layer = layer;
    this.algorithm = algorithm(layer, first);
    int in = layer.input().channels();
    int height = layer.input().height();
    int width = layer.input().width();
    this.source = Layout.any(scope, batch, in, height, width);
    this.weights = Layout.any(scope, layer.channels(), in, layer.kernel(), layer.kernel());
    this.bias = Layout.plain(scope, layer.channels());
    this.target = Layout.any(scope, batch, layer.channels(), height, width);
    this.padding = new long[] {layer.kernel() / 2, layer.kernel() / 2};
  }

  /** Winograd pays from 3x3 results on, and never with the few channels of an image. */
  private static int algorithm(Layer.Convolution layer, boolean first) {
    boolean tiny = Math.min(layer.output().height(), layer.output().width()) <= 2;
    return first || tiny ? dnnl.dnnl_convolution_direct : dnnl.dnnl_convolution_auto;
  }

  /** The forward kernel of training, with the layer's own activation. */
  Kernel training() {
    dnnl_convolution_desc_t operation = forward(dnnl.dnnl_forward_training, algorithm, source);
    return Kernel.of(engine, scope, operation, attributes(layer.activation() == Activation.RELU));
  }

  /**
   * The kernel of inference for a source as it lies, with or without ReLU.
   *
   * <p>Left alone, oneDNN would turn the whole network to channels-last and multiply matrices,
   * which takes twice the time of Winograd on blocked layouts.
   */
  Kernel inference(Layout given, boolean relu) {
    int propagation = dnnl.dnnl_forward_inference;
    Optional<Kernel> winograd = Optional.empty();
    if (algorithm == dnnl.dnnl_convolution_auto && layer.kernel() > 1) {
      dnnl_convolution_desc_t operation =
          forward(propagation, dnnl.dnnl_convolution_winograd, given);
      winograd = Kernel.ifAvailable(engine, scope, operation, attributes(relu));
    }
    return winograd.orElseGet(
        () -> Kernel.of(engine, scope, forward(propagation, algorithm, given), attributes(relu)));
  }

  private dnnl_primitive_attr attributes(boolean relu) {
    return relu ? Rectifier.fused(scope) : new dnnl_primitive_attr();
  }

  private dnnl_convolution_desc_t forward(int propagation, int chosen, Layout given) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    Engine.check(
        dnnl.dnnl_convolution_forward_desc_init(
            operation,
            propagation,
            chosen,
            given.description(),
            weights.description(),
            bias.description(),
            target.description(),
            STRIDES,
            padding,
            padding),
        "describe " + layer.name());
    return operation;
  }

  /** The kernel that finds the gradient of weights and bias. */
  Kernel weightGradient(Kernel forward) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    Engine.check(
        dnnl.dnnl_convolution_backward_weights_desc_init(
            operation,
            algorithm,
            source.description(),
            weights.description(),
            bias.description(),
            target.description(),
            STRIDES,
            padding,
            padding),
        "describe the weight gradient of " + layer.name());
    return Kernel.backward(engine, scope, operation, forward);
  }

  /** The kernel that finds the gradient of the input. */
  Kernel dataGradient(Kernel forward) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    Engine.check(
        dnnl.dnnl_convolution_backward_data_desc_init(
            operation,
            algorithm,
            source.description(),
            weights.description(),
            target.description(),
            STRIDES,
            padding,
            padding),
        "describe the data gradient of " + layer.name());
    return Kernel.backward(engine, scope, operation, forward);
  }
}
