package io.vgglab.network.onednn;

import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/** Element-wise products. */
final class Product {

  private Product() {}

  /** Multiplies {@code target} by {@code factors} of the same layout, in place. */
  static Operation inPlace(Engine engine, Scope scope, Block target, Block factors) {
    dnnl_binary_desc_t operation = new dnnl_binary_desc_t();
    Engine.check(
        dnnl.dnnl_binary_desc_init(
            operation,
            dnnl.dnnl_binary_mul,
            target.layout().description(),
            factors.layout().description(),
            target.layout().description()),
        "describe a product");
    return Kernel.of(engine, scope, operation)
        .call(
            Kernel.argument(dnnl.DNNL_ARG_SRC_0, target),
            Kernel.argument(dnnl.DNNL_ARG_SRC_1, factors),
            Kernel.argument(dnnl.DNNL_ARG_DST, target));
  }
}
