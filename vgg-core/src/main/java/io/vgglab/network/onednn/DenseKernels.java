package io.vgglab.network.onednn;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import org.bytedeco.dnnl.dnnl_inner_product_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** The three kernels of one dense layer at one batch size: rows are plain, weights as chosen. */
final class DenseKernels {

  private final Engine engine;
  private final Scope scope;
  private final Layer.Dense layer;
  private final Layout source;
  private final Layout weights;
  private final Layout bias;
  private final Layout target;

  DenseKernels(Engine engine, Scope scope, Layer.Dense layer, int batch) {
    this.engine = engine;
    this.scope = scope;
    this.layer = layer;
    this.source = Layout.plain(scope, batch, layer.input().elements());
    this.weights = Layout.any(scope, layer.units(), layer.input().elements());
    this.bias = Layout.plain(scope, layer.units());
    this.target = Layout.plain(scope, batch, layer.units());
  }

  /** Rows that leave the layer. */
  Layout target() {
    return target;
  }

  /** Rows that enter the layer. */
  Layout source() {
    return source;
  }

  /** The forward kernel, with the layer's own activation unless that is the softmax. */
  Kernel forward(int propagation) {
    return forward(propagation, layer.activation() == Activation.RELU);
  }

  /** The forward kernel, with or without ReLU. */
  Kernel forward(int propagation, boolean relu) {
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    Engine.check(
        dnnl.dnnl_inner_product_forward_desc_init(
            operation,
            propagation,
            source.description(),
            weights.description(),
            bias.description(),
            target.description()),
        "describe " + layer.name());
    return Kernel.of(
        engine, scope, operation, relu ? Rectifier.fused(scope) : new dnnl_primitive_attr());
  }

  /** The kernel that finds the gradient of weights and bias. */
  Kernel weightGradient(Kernel forward) {
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    Engine.check(
        dnnl.dnnl_inner_product_backward_weights_desc_init(
            operation,
            source.description(),
            weights.description(),
            bias.description(),
            target.description()),
        "describe the weight gradient of " + layer.name());
    return Kernel.backward(engine, scope, operation, forward);
  }

  /** The kernel that finds the gradient of the input. */
  Kernel dataGradient(Kernel forward) {
    dnnl_inner_product_desc_t operation = new dnnl_inner_product_desc_t();
    Engine.check(
        dnnl.dnnl_inner_product_backward_data_desc_init(
            operation, source.description(), weights.description(), target.description()),
        "describe the data gradient of " + layer.name());
    return Kernel.backward(engine, scope, operation, forward);
  }
}
