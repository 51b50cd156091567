package io.vgglab.network.onednn;

import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.NetworkState;
import io.vgglab.network.Parameters;
import io.vgglab.network.Tensor;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trainable parameters, their gradients and the optimizer's slots, each in one arena.
 *
 * <p>Kernels, which L2 applies to, come first; they end at a whole chunk, and so does the arena, so
 * that updates work in chunks of one size.
 */
final class Weights {

  private static final int CACHE_LINE = 16;

  private final Engine engine;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Arena> slots = new LinkedHashMap<>();
  private final MovingStatistics statistics;
  private final Chunks chunks;
  private final Arena values;
  private final Arena gradients;

  Weights(Engine engine, Scope scope, VggPlan plan, Optimizer optimizer) {
    this.engine = engine;
    this.statistics = new MovingStatistics(plan);
    Map<String, Layout> layouts = WeightLayouts.of(engine, scope, plan);
    List<ParameterSpec> kernels = trainable(plan, true);
    List<ParameterSpec> others = trainable(plan, false);
    Map<String, Long> offsets = new LinkedHashMap<>();
    long kernelEnd = place(kernels, layouts, offsets, 0);
    this.chunks = Chunks.covering(kernelEnd, length(others, layouts));
    place(others, layouts, offsets, chunks.decayingFloats());
    this.values = new Arena(engine, scope, chunks.floats());
    this.gradients = new Arena(engine, scope, chunks.floats());
    optimizer.slots().forEach(slot -> slots.put(slot, new Arena(engine, scope, chunks.floats())));
    for (ParameterSpec spec : plan.parameters()) {
      if (spec.trainable()) {
        parameters.put(
            spec.name(),
            parameter(scope, spec, layouts.get(spec.name()), offsets.get(spec.name())));
      }
    }
  }

  private static List<ParameterSpec> trainable(VggPlan plan, boolean decaying) {
    return plan.parameters().stream()
        .filter(spec -> spec.trainable() && spec.decays() == decaying)
        .toList();
  }

  private static long place(
      List<ParameterSpec> specs,
      Map<String, Layout> layouts,
      Map<String, Long> offsets,
      long from) {
    long offset = from;
    for (ParameterSpec spec : specs) {
      offsets.put(spec.name(), offset);
      offset += floats(spec, layouts);
    }
    return offset;
  }

  private static long length(List<ParameterSpec> specs, Map<String, Layout> layouts) {
    return specs.stream().mapToLong(spec -> floats(spec, layouts)).sum();
  }

  /** Scale and shift of batch norm follow each other without a gap: primitives read them as one. */
  private static long floats(ParameterSpec spec, Map<String, Layout> layouts) {
    long floats = layouts.get(spec.name()).bytes() / Float.BYTES;
    boolean first = spec.fill() == ParameterSpec.Fill.ONES;
    return first ? floats : (floats + CACHE_LINE - 1) / CACHE_LINE * CACHE_LINE;
  }

  private Parameter parameter(Scope scope, ParameterSpec spec, Layout layout, long offset) {
    return new Parameter(
        spec,
        layout,
        offset,
        Block.at(engine, scope, layout, values.address(offset)),
        Block.at(engine, scope, layout, gradients.address(offset)));
  }

  /** The parameter of a canonical name. */
  Parameter parameter(String name) {
    return parameters.get(name);
  }

  MovingStatistics statistics() {
    return statistics;
  }

  Chunks chunks() {
    return chunks;
  }

  Arena values() {
    return values;
  }

  Arena gradients() {
    return gradients;
  }

  /** The arena of an optimizer's slot. */
  Arena slot(String name) {
    return slots.get(name);
  }

  /** All gradients in the canonical layout. */
  Parameters exportGradients() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> tensors.put(name, parameter.export(engine, gradients)));
    return new Parameters(tensors);
  }

  /** Parameters and slots in the canonical layout, in the order of the plan. */
  NetworkState export(VggPlan plan, long step) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Tensor> kept = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      if (!spec.trainable()) {
        tensors.put(spec.name(), statistics.export(spec));
        continue;
      }
      Parameter parameter = parameters.get(spec.name());
      tensors.put(spec.name(), parameter.export(engine, values));
      slots.forEach(
          (slot, arena) ->
              kept.put(NetworkState.slotName(spec.name(), slot), parameter.export(engine, arena)));
    }
    return new NetworkState(new Parameters(tensors), new Parameters(kept), step);
  }

  /** Takes parameters over, and slots where the state has them; other slots become 0. */
  void load(NetworkState state) {
    slots.values().forEach(Arena::clear);
    statistics.load(state.parameters());
    List<Parameter> all = new ArrayList<>(parameters.values());
    for (Parameter parameter : all) {
      String name = parameter.spec().name();
      parameter.load(engine, values, state.parameters().get(name));
      slots.forEach(
          (slot, arena) -> {
            Tensor tensor = state.slots().asMap().get(NetworkState.slotName(name, slot));
            if (tensor != null) {
              parameter.load(engine, arena, tensor);
            }
          });
    }
  }
}
