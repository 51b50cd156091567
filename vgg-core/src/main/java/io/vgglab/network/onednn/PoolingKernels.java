package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/** The kernels of one pooling layer; the last window may reach past the right and bottom edge. */
final class PoolingKernels {

  private static final long[] NO_PADDING = {0, 0};

  private final Engine engine;
  private final Scope scope;
  private final int algorithm;
  private final Layout target;
  private final long[] window;
  private final long[] padding;

  private PoolingKernels(
      Engine engine, Scope scope, int algorithm, Layout target, long[] window, long[] padding) {
    this.engine = engine;
    this.scope = scope;
    this.algorithm = algorithm;
    this.target = target;
    this.window = window;
    this.padding = padding;
  }

  static PoolingKernels max(Engine engine, Scope scope, Layer.MaxPool layer, int batch) {
    TensorShape in = layer.input();
    TensorShape out = layer.output();
    Layout target = Layout.any(scope, batch, out.channels(), out.height(), out.width());
    long[] padding = {2L * out.height() - in.height(), 2L * out.width() - in.width()};
    return new PoolingKernels(
        engine, scope, dnnl.dnnl_pooling_max, target, new long[] {2, 2}, padding);
  }

  static PoolingKernels average(Engine engine, Scope scope, TensorShape in, int batch) {
    Layout target = Layout.any(scope, batch, in.channels(), 1, 1);
    long[] window = {in.height(), in.width()};
    return new PoolingKernels(
        engine, scope, dnnl.dnnl_pooling_avg_exclude_padding, target, window, NO_PADDING);
  }

  /** Whether the backward pass needs the forward pass's workspace. */
  boolean isMax() {
    return algorithm == dnnl.dnnl_pooling_max;
  }

  Kernel forward(int propagation, Layout source) {
    dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
    Engine.check(
        dnnl.dnnl_pooling_forward_desc_init(
            operation,
            propagation,
            algorithm,
            source.description(),
            target.description(),
            window,
            window,
            NO_PADDING,
            padding),
        "describe pooling");
    return Kernel.of(engine, scope, operation);
  }

  Kernel backward(Kernel forward, Layout source, Layout result) {
    dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
    Engine.check(
        dnnl.dnnl_pooling_backward_desc_init(
            operation,
            algorithm,
            source.description(),
            result.description(),
            window,
            window,
            NO_PADDING,
            padding),
        "describe the gradient of pooling");
    return Kernel.backward(engine, scope, operation, forward);
  }
}
