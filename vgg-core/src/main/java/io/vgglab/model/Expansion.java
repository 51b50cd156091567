package io.vgglab.model;

import java.util.ArrayList;
import java.util.List;

/** Expands one spec, layer by layer; each step starts from the shape the last one left. */
final class Expansion {

  private final VggSpec spec;
  private final List<Layer> layers = new ArrayList<>();
  private TensorShape shape;

  Expansion(VggSpec spec) {
    this.spec = spec;
    this.shape = spec.input();
  }

  List<Layer> layers() {
    if (!spec.resize().isNone()) {
      add(new Layer.Rescale("resize", shape, spec.resize()));
    }
    int number = 1;
    for (List<VggConfig.Unit> units : spec.config().blocks()) {
      block("block" + number++, units);
    }
    head();
    return layers;
  }

  private void block(String block, List<VggConfig.Unit> units) {
    int number = 0;
    for (VggConfig.Unit unit : units) {
      if (unit.isLrn()) {
        add(new Layer.LocalResponseNorm(block + "_lrn" + number, shape));
      } else {
        number++;
        convolution(block, number, unit);
      }
    }
    add(new Layer.MaxPool(block + "_pool", shape));
    dropout(block + "_dropout", spec.blockDropProbability());
  }

  private void convolution(String block, int number, VggConfig.Unit unit) {
    int channels = scaled(unit.channels());
    String name = block + "_conv" + number;
    boolean between = spec.batchNorm() == BatchNormPlacement.BEFORE_ACTIVATION;
    add(
        new Layer.Convolution(
            name, shape, channels, unit.kernel(), between ? Activation.NONE : Activation.RELU));
    normalised(block + "_bn" + number, block + "_relu" + number, true);
  }

  private void head() {
    add(
        spec.head().pooling() == Head.Pooling.GLOBAL_AVERAGE
            ? new Layer.GlobalAverage("pool", shape)
            : new Layer.Flatten("flatten", shape));
    int number = 0;
    for (int width : spec.head().widths()) {
      number++;
      boolean between =
          spec.head().batchNorm() && spec.batchNorm() == BatchNormPlacement.BEFORE_ACTIVATION;
      add(
          new Layer.Dense(
              "fc" + number, shape, scaled(width), between ? Activation.NONE : Activation.RELU));
      normalised("fc" + number + "_bn", "fc" + number + "_relu", spec.head().batchNorm());
      dropout("dropout" + number, spec.head().dropProbability());
    }
    add(new Layer.Dense("predictions", shape, spec.classes(), Activation.SOFTMAX));
  }

  private void normalised(String batchNorm, String relu, boolean wanted) {
    if (!wanted || spec.batchNorm() == BatchNormPlacement.NONE) {
      return;
    }
    add(new Layer.BatchNorm(batchNorm, shape));
    if (spec.batchNorm() == BatchNormPlacement.BEFORE_ACTIVATION) {
      add(new Layer.Relu(relu, shape));
    }
  }

  private void dropout(String name, double dropProbability) {
    if (dropProbability > 0) {
      add(new Layer.Dropout(name, shape, dropProbability));
    }
  }

  private int scaled(int channels) {
    return (int)
        Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(channels * spec.widthMultiplier())));
  }

  /** One image's values must fit an array, in and behind every layer. */
  private static void requireIndexable(String layer, TensorShape shape) {
    if ((long) shape.channels() * shape.area() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "layer %s must have at most %s values an image, but has %s; choose a smaller input, resize or width"
              .formatted(layer, Integer.MAX_VALUE, shape));
    }
  }

  private void add(Layer layer) {
    requireIndexable(layer.name(), layer.input());
    layers.add(layer);
    shape = layer.output();
    requireIndexable(layer.name(), shape);
  }
}
