package io.vgglab.network.onednn;

import org.bytedeco.dnnl.global.dnnl;

/** Copies between layouts. */
final class Copies {

  private Copies() {}

  /** The operation that copies one block into another of the same sides. */
  static Operation of(Engine engine, Scope scope, Block from, Block to) {
    return Kernel.reorder(engine, scope, from.layout(), to.layout())
        .call(Kernel.argument(dnnl.DNNL_ARG_FROM, from), Kernel.argument(dnnl.DNNL_ARG_TO, to));
  }

  /** Copies one block into another at once. */
  static void now(Engine engine, Scope scope, Block from, Block to) {
    of(engine, scope, from, to).run();
    engine.synchronize();
  }
}
