package io.vgglab.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.Pointer;

/** One stretch of native floats that holds a tensor beside each parameter: values, gradients... */
final class Arena {

  private final long address;
  private final long floats;

  Arena(Engine engine, Scope scope, long floats) {
    this.floats = floats;
    this.address =
        Block.allocate(engine, scope, Layout.plain(scope, Math.max(floats, 1))).address();
  }

  /** Where float {@code offset} lies. */
  long address(long offset) {
    return address + offset * Float.BYTES;
  }

  /** A view of {@code count} floats from {@code offset} on. */
  FloatBuffer floats(long offset, long count) {
    return new Address(address(offset)).floats(count);
  }

  /** Sets everything to 0. */
  void clear() {
    Pointer.memset(new Address(address), 0, floats * Float.BYTES);
  }
}
