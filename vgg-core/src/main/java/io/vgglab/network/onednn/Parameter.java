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
      plain(engine, scope, arena).floats().get(values);
    }
    return new Tensor(spec.shape(), values);
  }

  /** Copies a canonical tensor into an arena. */
  void load(Engine engine, Arena arena, Tensor tensor) {
    try (Scope scope = new Scope()) {
      load(engine, Block.at(engine, scope, layout, arena.address(offset)), tensor.values());
    }
  }

  /** Copies canonical values into a block of whatever layout. */
  void load(Engine engine, Block target, float[] values) {
    try (Scope scope = new Scope()) {
      Block plain = Block.allocate(engine, scope, Layout.plain(scope, sides(spec)));
      plain.floats().put(values);
      Copies.now(engine, scope, plain, target);
    }
  }

  /** Copies the weights into a block, by way of the plain layout that every other one knows. */
  void copyTo(Engine engine, Arena arena, Block target) {
    try (Scope scope = new Scope()) {
      Copies.now(engine, scope, plain(engine, scope, arena), target);
    }
  }

  private Block plain(Engine engine, Scope scope, Arena arena) {
    Block here = Block.at(engine, scope, layout, arena.address(offset));
    Block plain = Block.allocate(engine, scope, Layout.plain(scope, sides(spec)));
    Copies.now(engine, scope, here, plain);
    return plain;
  }

  /** Sides of the canonical layout. */
  static long[] sides(ParameterSpec spec) {
    List<Integer> shape = spec.shape();
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }
}
