package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import java.nio.FloatBuffer;
import org.bytedeco.dnnl.global.dnnl;

/** Batch norm by batch statistics; scale and shift lie in one array. */
final class BatchNormStep implements Step {

  private final Layer.BatchNorm layer;
  private final BatchNormKernels kernels;
  private Kernel forward;
  private Block source;
  private Block mean;
  private Block variance;
  private Block scaleShift;

  BatchNormStep(Tape tape, Layer.BatchNorm layer) {
    this.layer = layer;
    this.kernels = new BatchNormKernels(tape.engine(), tape.scope());
  }

  @Override
  public Block forward(Tape tape, Block input) {
    source = tape.view(input, image(tape, input.layout()));
    forward = kernels.forward(dnnl.dnnl_forward_training, source.layout());
    int channels = layer.input().channels();
    mean = tape.allocate(Layout.plain(tape.scope(), channels));
    variance = tape.allocate(Layout.plain(tape.scope(), channels));
    Layout pair = Layout.plain(tape.scope(), 2, channels);
    Parameter scale = tape.weights().parameter(layer.name() + ".weight");
    scaleShift = scale.value().as(tape.engine(), tape.scope(), pair);
    Block result = tape.allocate(source.layout());
    tape.add(
        forward.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_MEAN, mean),
            Kernel.argument(dnnl.DNNL_ARG_VARIANCE, variance),
            Kernel.argument(dnnl.DNNL_ARG_SCALE_SHIFT, scaleShift),
            Kernel.argument(dnnl.DNNL_ARG_DST, result)));
    tape.note(layer.name(), "forward", forward);
    track(tape);
    return tape.view(result, input.layout());
  }

  /** Rows become images of one pixel, channels last. */
  private Layout image(Tape tape, Layout layout) {
    return layout.sides().length == 4
        ? layout
        : Layout.channelsLast(tape.scope(), tape.batch(), layer.input().channels(), 1, 1);
  }

  private void track(Tape tape) {
    TensorShape shape = layer.input();
    long count = (long) tape.batch() * shape.area();
    double correction = count > 1 ? (double) count / (count - 1) : 1;
    MovingStatistics moving = tape.weights().statistics();
    move(tape, mean.floats(), moving.get(layer.name() + ".running_mean"), 1);
    move(tape, variance.floats(), moving.get(layer.name() + ".running_var"), correction);
  }

  private static void move(Tape tape, FloatBuffer batch, float[] moving, double factor) {
    float kept = (float) Layer.BatchNorm.MOMENTUM;
    float added = (float) ((1 - Layer.BatchNorm.MOMENTUM) * factor);
    tape.statistics()
        .add(
            () -> {
              for (int i = 0; i < moving.length; i++) {
                moving[i] = kept * moving[i] + added * batch.get(i);
              }
            });
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    Layout rows = gradient.layout();
    boolean isRow = rows.sides().length == 2;
    Block given =
        isRow ? tape.view(gradient, source.layout()) : tape.moved(gradient, source.layout());
    Kernel kernel = kernels.backward(forward, source.layout());
    Parameter scale = tape.weights().parameter(layer.name() + ".weight");
    Block target = scale.gradient().as(tape.engine(), tape.scope(), scaleShift.layout());
    tape.add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_MEAN, mean),
            Kernel.argument(dnnl.DNNL_ARG_VARIANCE, variance),
            Kernel.argument(dnnl.DNNL_ARG_SCALE_SHIFT, scaleShift),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, given),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_SRC, given),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_SCALE_SHIFT, target)));
    tape.note(layer.name(), "data", kernel);
    return isRow ? tape.view(given, rows) : given;
  }
}
