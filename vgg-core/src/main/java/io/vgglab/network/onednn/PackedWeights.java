package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights as inference wants them: in its own layouts, with batch norm folded in; made anew when
 * the weights have changed, shared by all batch sizes that want the same layout.
 */
final class PackedWeights implements AutoCloseable {

  private final Engine engine;
  private final Weights weights;
  private final Scope scope = new Scope();
  private final Map<String, List<Block>> blocks = new HashMap<>();
  private final List<Operation> fillings = new ArrayList<>();
  private boolean stale;

  PackedWeights(Engine engine, Weights weights) {
    this.engine = engine;
    this.weights = weights;
  }

  Engine engine() {
    return engine;
  }

  /** A layer's kernel in a layout, folded with the batch norm that follows it, if any. */
  Block kernel(Layer layer, Optional<Layer.BatchNorm> folded, Layout layout) {
    return packed(layer.name() + ".weight", folded, layout);
  }

  /** A layer's bias, folded likewise. */
  Block bias(Layer layer, Optional<Layer.BatchNorm> folded) {
    String name = layer.name() + ".bias";
    return packed(name, folded, weights.parameter(name).layout());
  }

  private Block packed(String name, Optional<Layer.BatchNorm> folded, Layout layout) {
    Parameter parameter = weights.parameter(name);
    if (folded.isEmpty() && parameter.layout().matches(layout)) {
      return parameter.value();
    }
    List<Block> known = blocks.computeIfAbsent(name, key -> new ArrayList<>());
    for (Block block : known) {
      if (block.layout().matches(layout)) {
        return block;
      }
    }
    Block block = Block.allocate(engine, scope, Layout.copyOf(scope, layout.description()));
    known.add(block);
    fill(
        () ->
            folded.ifPresentOrElse(
                norm -> fold(parameter, norm, block),
                () -> parameter.copyTo(engine, weights.values(), block)));
    return block;
  }

  /** Scale and shift of a batch norm that nothing can take in. */
  Block scaleShift(Layer.BatchNorm norm) {
    List<Block> known =
        blocks.computeIfAbsent(norm.name() + ".scaleShift", key -> new ArrayList<>());
    if (known.isEmpty()) {
      Layout pair = Layout.plain(scope, 2, norm.input().channels());
      known.add(weights.parameter(norm.name() + ".weight").value().as(engine, scope, pair));
    }
    return known.get(0);
  }

  /** A moving statistic, {@code running_mean} or {@code running_var}. */
  Block statistic(Layer.BatchNorm norm, String role) {
    String name = norm.name() + "." + role;
    List<Block> known = blocks.computeIfAbsent(name, key -> new ArrayList<>());
    if (known.isEmpty()) {
      float[] values = weights.statistics().get(name);
      Block block = Block.allocate(engine, scope, Layout.plain(scope, values.length));
      known.add(block);
      fill(() -> block.floats().put(0, values));
    }
    return known.get(0);
  }

  private void fill(Operation filling) {
    fillings.add(filling);
    filling.run();
  }

  private void fold(Parameter parameter, Layer.BatchNorm norm, Block target) {
    float[] values = parameter.export(engine, weights.values()).values();
    float[] scale = exported(norm, "weight");
    float[] shift = exported(norm, "bias");
    float[] mean = weights.statistics().get(norm.name() + ".running_mean");
    float[] variance = weights.statistics().get(norm.name() + ".running_var");
    boolean isBias = parameter.spec().shape().size() == 1;
    int row = values.length / scale.length;
    for (int channel = 0; channel < scale.length; channel++) {
      double factor = scale[channel] / Math.sqrt(variance[channel] + Layer.BatchNorm.EPSILON);
      double summand = isBias ? shift[channel] - mean[channel] * factor : 0;
      for (int i = channel * row; i < (channel + 1) * row; i++) {
        values[i] = (float) (values[i] * factor + summand);
      }
    }
    parameter.load(engine, target, values);
  }

  private float[] exported(Layer.BatchNorm norm, String role) {
    return weights.parameter(norm.name() + "." + role).export(engine, weights.values()).values();
  }

  /** Says that the weights have changed. */
  void invalidate() {
    stale = true;
  }

  /** Makes everything anew if the weights have changed. */
  void refresh() {
    if (stale) {
      Operation.runAll(fillings);
      stale = false;
    }
  }

  /** Bytes of the copies. */
  long bytes() {
    return scope.bytes();
  }

  @Override
  public void close() {
    scope.close();
  }
}
