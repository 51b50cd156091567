package io.vgglab.network.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;

/** How a float32 tensor lies in memory: its sides and the order, or blocking, of its values. */
final class Layout {

  private final dnnl_memory_desc_t description;

  private Layout(dnnl_memory_desc_t description) {
    this.description = description;
  }

  /** Row-major, outermost side first. */
  static Layout plain(Scope scope, long... sides) {
    return tagged(scope, plainTag(sides.length), sides);
  }

  /** Images with channels innermost. */
  static Layout channelsLast(Scope scope, long... sides) {
    return tagged(scope, dnnl.dnnl_nhwc, sides);
  }

  /** For a primitive to choose. */
  static Layout any(Scope scope, long... sides) {
    return tagged(scope, dnnl.dnnl_format_tag_any, sides);
  }

  /** A copy of what a primitive chose. */
  static Layout copyOf(Scope scope, dnnl_memory_desc_t source) {
    dnnl_memory_desc_t copy = scope.own(new dnnl_memory_desc_t());
    Pointer.memcpy(copy, source, copy.sizeof());
    return new Layout(copy);
  }

  dnnl_memory_desc_t description() {
    return description;
  }

  /** Size in bytes, padding included. */
  long bytes() {
    return dnnl.dnnl_memory_desc_get_size(description);
  }

  /** Sides, outermost first. */
  long[] sides() {
    long[] sides = new long[description.ndims()];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = description.dims().get(i);
    }
    return sides;
  }

  /** Whether a block of one is a block of the other. */
  boolean matches(Layout other) {
    return dnnl.dnnl_memory_desc_equal(description, other.description) != 0;
  }

  @Override
  public String toString() {
    return Arrays.toString(sides());
  }

  private static Layout tagged(Scope scope, int tag, long... sides) {
    dnnl_memory_desc_t description = scope.own(new dnnl_memory_desc_t());
    int status =
        dnnl.dnnl_memory_desc_init_by_tag(description, sides.length, sides, dnnl.dnnl_f32, tag);
    Engine.check(status, "describe a tensor of sides " + Arrays.toString(sides));
    return new Layout(description);
  }

  private static int plainTag(int sides) {
    return switch (sides) {
      case 1 -> dnnl.dnnl_a;
      case 2 -> dnnl.dnnl_ab;
      case 4 -> dnnl.dnnl_abcd;
      default ->
          throw new IllegalArgumentException("sides must number 1, 2 or 4, but were " + sides);
    };
  }
}
