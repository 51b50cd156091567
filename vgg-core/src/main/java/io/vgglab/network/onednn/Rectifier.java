package io.vgglab.network.onednn;

import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** ReLU: fused into the layer before it, and its gradient from the result alone, in place. */
final class Rectifier {

  private Rectifier() {}

  /** Attributes that apply ReLU to a kernel's result. */
  static dnnl_primitive_attr fused(Scope scope) {
    return new Attributes(scope).eltwise(dnnl.dnnl_eltwise_relu, 0, 0).build();
  }

  /** Clips a block at zero, in place. */
  static Operation forward(Engine engine, Scope scope, Block block) {
    return kernel(engine, scope, block.layout())
        .call(Kernel.argument(dnnl.DNNL_ARG_SRC, block), Kernel.argument(dnnl.DNNL_ARG_DST, block));
  }

  /** Zeroes the gradient where the result is not above 0, in place. */
  static Operation backward(Engine engine, Scope scope, Block result, Block gradient) {
    Layout layout = result.layout();
    dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
    Engine.check(
        dnnl.dnnl_eltwise_backward_desc_init(
            operation,
            dnnl.dnnl_eltwise_relu_use_dst_for_bwd,
            layout.description(),
            layout.description(),
            0,
            0),
        "describe the gradient of ReLU");
    return Kernel.backward(engine, scope, operation, kernel(engine, scope, layout))
        .call(
            Kernel.argument(dnnl.DNNL_ARG_DST, result),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, gradient),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_SRC, gradient));
  }

  private static Kernel kernel(Engine engine, Scope scope, Layout layout) {
    dnnl_eltwise_desc_t operation = new dnnl_eltwise_desc_t();
    Engine.check(
        dnnl.dnnl_eltwise_forward_desc_init(
            operation,
            dnnl.dnnl_forward_training,
            dnnl.dnnl_eltwise_relu_use_dst_for_bwd,
            layout.description(),
            0,
            0),
        "describe ReLU");
    return Kernel.of(engine, scope, operation);
  }
}
