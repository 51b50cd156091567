package io.vgglab.network.onednn;

import io.vgglab.network.LayerTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;

/** A training list under construction: operations by phase, and the memory that they work on. */
final class Tape {

  private final Engine engine;
  private final Scope scope;
  private final Weights weights;
  private final int batch;
  private final Regions regions;
  private final List<Operation> forward = new ArrayList<>();
  private final List<Operation> backward = new ArrayList<>();
  private final List<Operation> statistics = new ArrayList<>();
  private final Map<String, String> kernels = new LinkedHashMap<>();
  private List<Operation> phase = forward;
  private String layer = LayerTime.INPUT;
  private String pass = "forward";

  Tape(Engine engine, Scope scope, Weights weights, int batch) {
    this.engine = engine;
    this.scope = scope;
    this.weights = weights;
    this.batch = batch;
    this.regions = new Regions(engine, scope);
  }

  Engine engine() {
    return engine;
  }

  Scope scope() {
    return scope;
  }

  int batch() {
    return batch;
  }

  Weights weights() {
    return weights;
  }

  List<Operation> forward() {
    return forward;
  }

  List<Operation> backward() {
    return backward;
  }

  /** Operations that move the batch norms' moving statistics. */
  List<Operation> statistics() {
    return statistics;
  }

  /** Kernels chosen so far, by layer. */
  Map<String, String> kernels() {
    return kernels;
  }

  /** From here on, operations go back. */
  void turn() {
    phase = backward;
  }

  /** Places everything that was taken. */
  void finish() {
    regions.allocate();
  }

  /** Says which pass of which layer the next operations belong to. */
  void enter(String newLayer, String newPass) {
    layer = newLayer;
    pass = newPass;
  }

  /** Appends an operation to the phase. */
  void add(Operation operation) {
    phase.add(new LabelledOperation(layer, pass, operation));
  }

  /** Notes which kernel serves a layer. */
  void note(String layer, String role, Kernel kernel) {
    kernels.merge(layer, role + ": " + kernel.name(), (old, more) -> old + ", " + more);
  }

  /** Memory that lives as long as the list. */
  Block allocate(Layout layout) {
    return Block.allocate(engine, scope, layout);
  }

  /** Memory until it is released. */
  Block take(Layout layout) {
    return regions.take(layout);
  }

  /** Lets others have the memory. */
  void release(Block block) {
    regions.release(block);
  }

  /** The same memory under another layout of no more bytes, in a region or not. */
  Block view(Block block, Layout layout) {
    return regions.holds(block) ? regions.view(block, layout) : block.as(engine, scope, layout);
  }

  /** The block itself if it has the layout, or else a copy in memory that lives with the list. */
  Block kept(Block block, Layout layout) {
    if (block.layout().matches(layout)) {
      return block;
    }
    Block copy = allocate(layout);
    add(Copies.of(engine, scope, block, copy));
    return copy;
  }

  /** The block itself if it has the layout, or else a copy to be released. */
  Block matched(Block block, Layout layout) {
    if (block.layout().matches(layout)) {
      return block;
    }
    Block copy = take(layout);
    add(Copies.of(engine, scope, block, copy));
    return copy;
  }

  /** Like {@link #matched}, and the source is released if it was copied. */
  Block moved(Block block, Layout layout) {
    Block result = matched(block, layout);
    if (result != block) {
      release(block);
    }
    return result;
  }

  /** Adds the call that finds a layer's weight and bias gradients, into the arena's layout. */
  void weightGradient(String layer, Kernel kernel, Block source, Block gradient) {
    Parameter weight = weights.parameter(layer + ".weight");
    Parameter bias = weights.parameter(layer + ".bias");
    Layout chosen = kernel.layout(dnnl.dnnl_query_diff_weights_md);
    boolean same = chosen.matches(weight.layout());
    Block target = same ? weight.gradient() : take(chosen);
    add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, gradient),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, target),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_BIAS, bias.gradient())));
    if (!same) {
      add(Copies.of(engine, scope, target, weight.gradient()));
      release(target);
    }
    note(layer, "weights", kernel);
  }

  /** Adds the call that finds the gradient of a layer's input. */
  Block dataGradient(String layer, Kernel kernel, Block gradient) {
    Parameter weight = weights.parameter(layer + ".weight");
    Block values = matched(weight.value(), kernel.layout(dnnl.dnnl_query_weights_md));
    Block result = take(kernel.layout(dnnl.dnnl_query_diff_src_md));
    add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, gradient),
            Kernel.argument(dnnl.DNNL_ARG_WEIGHTS, values),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_SRC, result)));
    release(values);
    note(layer, "data", kernel);
    return result;
  }

  /** Adds a layer's forward call. */
  Block layerForward(String layer, Kernel kernel, Block source) {
    Parameter weight = weights.parameter(layer + ".weight");
    Block values = matched(weight.value(), kernel.layout(dnnl.dnnl_query_weights_md));
    Block result = allocate(kernel.layout(dnnl.dnnl_query_dst_md));
    add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_WEIGHTS, values),
            Kernel.argument(dnnl.DNNL_ARG_BIAS, weights.parameter(layer + ".bias").value()),
            Kernel.argument(dnnl.DNNL_ARG_DST, result)));
    release(values);
    note(layer, "forward", kernel);
    return result;
  }
}
