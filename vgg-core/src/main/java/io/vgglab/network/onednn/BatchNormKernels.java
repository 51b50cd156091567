package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/** The kernels of batch norm. */
final class BatchNormKernels {

  private final Engine engine;
  private final Scope scope;

  BatchNormKernels(Engine engine, Scope scope) {
    this.engine = engine;
    this.scope = scope;
  }

  /** Normalises by the batch's own statistics while training, by given ones otherwise. */
  Kernel forward(int propagation, Layout layout) {
    int flags =
        propagation == dnnl.dnnl_forward_training
            ? dnnl.dnnl_use_scaleshift
            : dnnl.dnnl_use_scaleshift | dnnl.dnnl_use_global_stats;
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    Engine.check(
        dnnl.dnnl_batch_normalization_forward_desc_init(
            operation, propagation, layout.description(), (float) Layer.BatchNorm.EPSILON, flags),
        "describe batch norm");
    return Kernel.of(engine, scope, operation);
  }

  /** Gradients of input, scale and shift. */
  Kernel backward(Kernel forward, Layout layout) {
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    Engine.check(
        dnnl.dnnl_batch_normalization_backward_desc_init(
            operation,
            dnnl.dnnl_backward,
            layout.description(),
            layout.description(),
            (float) Layer.BatchNorm.EPSILON,
            dnnl.dnnl_use_scaleshift),
        "describe the gradient of batch norm");
    return Kernel.backward(engine, scope, operation, forward);
  }
}
