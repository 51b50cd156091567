package io.vgglab.network.onednn;

import java.nio.FloatBuffer;

/** One float in native memory that primitives read when they run. */
final class Scalar {

  private final Block block;
  private final FloatBuffer value;

  Scalar(Engine engine, Scope scope) {
    this.block = Block.allocate(engine, scope, Layout.plain(scope, 1));
    this.value = block.floats();
  }

  Block block() {
    return block;
  }

  void set(double newValue) {
    value.put(0, (float) newValue);
  }
}
