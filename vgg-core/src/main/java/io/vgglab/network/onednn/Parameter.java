package io.vgglab.network.onednn;

import io.vgglab.model.ParameterSpec;
import io.vgglab.network.Tensor;
import java.util.List;

/**
 * A trainable tensor: where it lies in every arena, and in which layout.
 *
 * @param spec name and canonical shape
 * @param layout layout in the arenas
 * @param offset first float in the arenas
 * @param value the weights
 * @param gradient their gradient
 */
record Parameter(ParameterSpec spec, Layout layout, long offset, Block value, Block gradient) {

  /** Copies the tensor of an arena out in the canonical layout. */
  Tensor export(Engine engine, Arena arena) {
    float[] values = new float[spec.elements()];
    try (Scope scope = new Scope()) {
      Block here = Block.at(engine, scope, layout, arena.address(offset));
      Block plain = Block.allocate(engine, scope, Layout.plain(scope, sides(spec)));
      copy(engine, scope, here, plain);
      plain.floats().get(values);
    }
    return new Tensor(spec.shape(), values);
  }

  /** Copies a canonical tensor into an arena. */
  void load(Engine engine, Arena arena, Tensor tensor) {
    try (Scope scope = new Scope()) {
      Block here = Block.at(engine, scope, layout, arena.address(offset));
      Block plain = Block.allocate(engine, scope, Layout.plain(scope, sides(spec)));
      plain.floats().put(tensor.values());
      copy(engine, scope, plain, here);
    }
  }

  /** Sides of the canonical layout. */
  static long[] sides(ParameterSpec spec) {
    List<Integer> shape = spec.shape();
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  private static void copy(Engine engine, Scope scope, Block from, Block to) {
    Copies.of(engine, scope, from, to).run();
    engine.synchronize();
  }
}
