package io.vgglab.network.onednn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.global.dnnl;

/** Element-wise arithmetic on one chunk of the arenas at a time. */
final class ChunkKernels {

  private final Engine engine;
  private final Scope scope;
  private final Weights weights;
  private final int size;
  private final Window values;
  private final Window gradients;
  private final Map<String, Window> slots = new LinkedHashMap<>();

  ChunkKernels(Engine engine, Scope scope, Weights weights) {
    this.engine = engine;
    this.scope = scope;
    this.weights = weights;
    this.size = weights.chunks().size();
    this.values = window(weights.values());
    this.gradients = window(weights.gradients());
  }

  private Window window(Arena arena) {
    return new Window(engine, scope, arena, size);
  }

  Block values() {
    return values.block();
  }

  Block gradients() {
    return gradients.block();
  }

  /** A chunk of an optimizer's slot. */
  Block slot(String name) {
    return slots.computeIfAbsent(name, slot -> window(weights.slot(slot))).block();
  }

  /** A chunk for what lies between passes. */
  Block work() {
    return Block.allocate(engine, scope, Layout.plain(scope, size));
  }

  Scalar scalar() {
    return new Scalar(engine, scope);
  }

  /** All windows in use. */
  List<Window> windows() {
    List<Window> all = new ArrayList<>(List.of(values, gradients));
    all.addAll(slots.values());
    return all;
  }

  /** {@code target = factor * source + kept * target}. */
  Operation sum(Block source, Scalar factor, Block target, double kept) {
    dnnl_primitive_attr attributes =
        kept == 0 ? new dnnl_primitive_attr() : new Attributes(scope).sum(kept).build();
    return binary(dnnl.dnnl_binary_mul, source, factor.block(), target, attributes);
  }

  /** {@code target = a * b}. */
  Operation product(Block a, Block b, Block target) {
    return binary(dnnl.dnnl_binary_mul, a, b, target, new dnnl_primitive_attr());
  }

  /** {@code target = a / b}. */
  Operation quotient(Block a, Block b, Block target) {
    return binary(dnnl.dnnl_binary_div, a, b, target, new dnnl_primitive_attr());
  }

  /** {@code target = sqrt(factor * source) + summand}. */
  Operation rootPlus(Block source, Scalar factor, Block target, double summand) {
    dnnl_primitive_attr attributes =
        new Attributes(scope)
            .eltwise(dnnl.dnnl_eltwise_sqrt, 0, 0)
            .eltwise(dnnl.dnnl_eltwise_linear, 1, summand)
            .build();
    return binary(dnnl.dnnl_binary_mul, source, factor.block(), target, attributes);
  }

  private Operation binary(
      int algorithm, Block a, Block b, Block target, dnnl_primitive_attr attributes) {
    return Arithmetic.of(engine, scope, algorithm, a, b, target, attributes);
  }
}
