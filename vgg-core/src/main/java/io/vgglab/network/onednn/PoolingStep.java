package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import org.bytedeco.dnnl.global.dnnl;

/** Max pooling with its workspace, or the average of each channel. */
final class PoolingStep implements Step {

  private final PoolingKernels kernels;
  private final String name;
  private Kernel forward;
  private Block source;
  private Block result;
  private Block workspace;

  private PoolingStep(String name, PoolingKernels kernels) {
    this.name = name;
    this.kernels = kernels;
  }

  static PoolingStep max(Tape tape, Layer.MaxPool layer) {
    return new PoolingStep(
        layer.name(), PoolingKernels.max(tape.engine(), tape.scope(), layer, tape.batch()));
  }

  static PoolingStep average(Tape tape, Layer.GlobalAverage layer) {
    TensorShape input = layer.input();
    return new PoolingStep(
        layer.name(), PoolingKernels.average(tape.engine(), tape.scope(), input, tape.batch()));
  }

  @Override
  public Block forward(Tape tape, Block input) {
    source = input;
    forward = kernels.forward(dnnl.dnnl_forward_training, source.layout());
    result = tape.allocate(forward.layout(dnnl.dnnl_query_dst_md));
    tape.note(name, "forward", forward);
    if (kernels.isMax()) {
      workspace = tape.allocate(forward.layout(dnnl.dnnl_query_workspace_md));
      tape.add(
          forward.call(
              Kernel.argument(dnnl.DNNL_ARG_SRC, source),
              Kernel.argument(dnnl.DNNL_ARG_DST, result),
              Kernel.argument(dnnl.DNNL_ARG_WORKSPACE, workspace)));
    } else {
      tape.add(
          forward.call(
              Kernel.argument(dnnl.DNNL_ARG_SRC, source),
              Kernel.argument(dnnl.DNNL_ARG_DST, result)));
    }
    return result;
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    Block given = tape.moved(gradient, result.layout());
    Kernel kernel = kernels.backward(forward, source.layout(), result.layout());
    Block data = tape.take(source.layout());
    tape.note(name, "data", kernel);
    if (kernels.isMax()) {
      tape.add(
          kernel.call(
              Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, given),
              Kernel.argument(dnnl.DNNL_ARG_DIFF_SRC, data),
              Kernel.argument(dnnl.DNNL_ARG_WORKSPACE, workspace)));
    } else {
      tape.add(
          kernel.call(
              Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, given),
              Kernel.argument(dnnl.DNNL_ARG_DIFF_SRC, data)));
    }
    tape.release(given);
    return data;
  }
}
