package io.vgglab.network.onednn;

import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** Element-wise arithmetic of two tensors. */
final class Arithmetic {

  private Arithmetic() {}

  /** Multiplies {@code target} by {@code factors} of the same layout, in place. */
  static Operation inPlace(Engine engine, Scope scope, Block target, Block factors) {
    return of(
        engine, scope, dnnl.dnnl_binary_mul, target, factors, target, new dnnl_primitive_attr());
  }

  /** Writes the sum of two tensors of one layout into a third. */
  static Operation sum(Engine engine, Scope scope, Block a, Block b, Block target) {
    return of(engine, scope, dnnl.dnnl_binary_add, a, b, target, new dnnl_primitive_attr());
  }

  /**
   * Writes what an algorithm makes of two tensors into a third.
   *
   * @param algorithm such as {@code dnnl_binary_mul}
   * @param attributes what is done with the result before it is stored
   */
  static Operation of(
      Engine engine,
      Scope scope,
      int algorithm,
      Block a,
      Block b,
      Block target,
      dnnl_primitive_attr attributes) {
    dnnl_binary_desc_t operation = new dnnl_binary_desc_t();
    Engine.check(
        dnnl.dnnl_binary_desc_init(
            operation,
            algorithm,
            a.layout().description(),
            b.layout().description(),
            target.layout().description()),
        "describe element-wise arithmetic");
    return Kernel.of(engine, scope, operation, attributes)
        .call(
            Kernel.argument(dnnl.DNNL_ARG_SRC_0, a),
            Kernel.argument(dnnl.DNNL_ARG_SRC_1, b),
            Kernel.argument(dnnl.DNNL_ARG_DST, target));
  }
}
