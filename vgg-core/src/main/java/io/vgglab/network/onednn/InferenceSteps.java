package io.vgglab.network.onednn;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;

/**
 * The forward pass of inference: a batch norm right after a linear layer, and the ReLU after that,
 * become part of the layer; a block's memory is free again as soon as the next one is there.
 */
final class InferenceSteps implements Layer.Visitor<Block> {

  private final Engine engine;
  private final Scope scope;
  private final PackedWeights weights;
  private final List<Layer> layers;
  private final int batch;
  private final Regions regions;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, String> kernels = new LinkedHashMap<>();
  private int next;
  private Block current;

  InferenceSteps(Scope scope, PackedWeights weights, List<Layer> layers, int batch) {
    this.engine = weights.engine();
    this.scope = scope;
    this.weights = weights;
    this.layers = layers;
    this.batch = batch;
    this.regions = new Regions(engine, scope);
  }

  /** Adds the operations from an input to the scores. */
  Block from(Block input) {
    current = input;
    while (next < layers.size()) {
      Layer layer = layers.get(next++);
      current = layer.accept(this);
    }
    regions.allocate();
    return current;
  }

  List<Operation> operations() {
    return operations;
  }

  /** Kernels chosen, by layer. */
  Map<String, String> kernels() {
    return kernels;
  }

  @Override
  public Block resize(Layer.Rescale layer) {
    return current;
  }

  @Override
  public Block convolution(Layer.Convolution layer) {
    boolean first = kernels.isEmpty();
    ConvolutionKernels choice = new ConvolutionKernels(engine, scope, layer, batch, first);
    Optional<Layer.BatchNorm> folded = foldable(layer.activation());
    Kernel kernel = choice.inference(current.layout(), relu(layer.activation()));
    return linear(layer, folded, kernel);
  }

  @Override
  public Block dense(Layer.Dense layer) {
    DenseKernels choice = new DenseKernels(engine, scope, layer, batch);
    Optional<Layer.BatchNorm> folded = foldable(layer.activation());
    Kernel kernel = choice.forward(dnnl.dnnl_forward_inference, relu(layer.activation()));
    return linear(layer, folded, kernel);
  }

  private Optional<Layer.BatchNorm> foldable(Activation activation) {
    if (activation == Activation.NONE
        && next < layers.size()
        && layers.get(next) instanceof Layer.BatchNorm norm) {
      next++;
      return Optional.of(norm);
    }
    return Optional.empty();
  }

  private boolean relu(Activation activation) {
    if (activation == Activation.NONE
        && next < layers.size()
        && layers.get(next) instanceof Layer.Relu) {
      next++;
      return true;
    }
    return activation == Activation.RELU;
  }

  private Block linear(Layer layer, Optional<Layer.BatchNorm> folded, Kernel kernel) {
    Block source = moved(kernel.layout(dnnl.dnnl_query_src_md));
    Block result = regions.take(kernel.layout(dnnl.dnnl_query_dst_md));
    Layout wanted = kernel.layout(dnnl.dnnl_query_weights_md);
    operations.add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_WEIGHTS, weights.kernel(layer, folded, wanted)),
            Kernel.argument(dnnl.DNNL_ARG_BIAS, weights.bias(layer, folded)),
            Kernel.argument(dnnl.DNNL_ARG_DST, result)));
    return done(layer, kernel, source, result);
  }

  private Block done(Layer layer, Kernel kernel, Block source, Block result) {
    kernels.put(layer.name(), "inference: " + kernel.name());
    regions.release(source);
    return result;
  }

  private Block moved(Layout layout) {
    if (current.layout().matches(layout)) {
      return current;
    }
    Block copy = regions.take(layout);
    operations.add(Copies.of(engine, scope, current, copy));
    regions.release(current);
    return copy;
  }

  @Override
  public Block batchNorm(Layer.BatchNorm layer) {
    boolean isRow = current.layout().sides().length == 2;
    Layout image =
        isRow
            ? Layout.channelsLast(scope, batch, layer.input().channels(), 1, 1)
            : current.layout();
    Kernel kernel = new BatchNormKernels(engine, scope).forward(dnnl.dnnl_forward_inference, image);
    Block values = isRow ? regions.view(current, image) : current;
    operations.add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, values),
            Kernel.argument(dnnl.DNNL_ARG_MEAN, weights.statistic(layer, "running_mean")),
            Kernel.argument(dnnl.DNNL_ARG_VARIANCE, weights.statistic(layer, "running_var")),
            Kernel.argument(dnnl.DNNL_ARG_SCALE_SHIFT, weights.scaleShift(layer)),
            Kernel.argument(dnnl.DNNL_ARG_DST, values)));
    kernels.put(layer.name(), "inference: " + kernel.name());
    return current;
  }

  @Override
  public Block relu(Layer.Relu layer) {
    operations.add(Rectifier.forward(engine, scope, current));
    return current;
  }

  @Override
  public Block localResponseNorm(Layer.LocalResponseNorm layer) {
    Kernel kernel =
        LocalResponseNormStep.kernel(engine, scope, dnnl.dnnl_forward_inference, current.layout());
    return simple(layer, kernel);
  }

  @Override
  public Block maxPool(Layer.MaxPool layer) {
    PoolingKernels choice = PoolingKernels.max(engine, scope, layer, batch);
    return simple(layer, choice.forward(dnnl.dnnl_forward_inference, current.layout()));
  }

  @Override
  public Block globalAverage(Layer.GlobalAverage layer) {
    PoolingKernels choice = PoolingKernels.average(engine, scope, layer.input(), batch);
    current = simple(layer, choice.forward(dnnl.dnnl_forward_inference, current.layout()));
    return row(layer.output());
  }

  private Block simple(Layer layer, Kernel kernel) {
    Block result = regions.take(kernel.layout(dnnl.dnnl_query_dst_md));
    operations.add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, current),
            Kernel.argument(dnnl.DNNL_ARG_DST, result)));
    return done(layer, kernel, current, result);
  }

  @Override
  public Block flatten(Layer.Flatten layer) {
    return row(layer.input());
  }

  private Block row(TensorShape shape) {
    Block plain =
        moved(Layout.plain(scope, batch, shape.channels(), shape.height(), shape.width()));
    return regions.view(plain, Layout.plain(scope, batch, shape.elements()));
  }

  @Override
  public Block dropout(Layer.Dropout layer) {
    return current;
  }
}
