package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import org.bytedeco.dnnl.dnnl_lrn_desc_t;
import org.bytedeco.dnnl.global.dnnl;

/** Local response normalisation; oneDNN divides alpha by the window, so it is given the product. */
final class LocalResponseNormStep implements Step {

  private static final float ALPHA =
      (float) (Layer.LocalResponseNorm.ALPHA * Layer.LocalResponseNorm.SIZE);

  private final Layer.LocalResponseNorm layer;
  private Kernel forward;
  private Block source;
  private Block workspace;

  LocalResponseNormStep(Layer.LocalResponseNorm layer) {
    this.layer = layer;
  }

  /** The forward kernel. */
  static Kernel kernel(Engine engine, Scope scope, int propagation, Layout layout) {
    dnnl_lrn_desc_t operation = new dnnl_lrn_desc_t();
    Engine.check(
        dnnl.dnnl_lrn_forward_desc_init(
            operation,
            propagation,
            dnnl.dnnl_lrn_across_channels,
            layout.description(),
            Layer.LocalResponseNorm.SIZE,
            ALPHA,
            (float) Layer.LocalResponseNorm.BETA,
            (float) Layer.LocalResponseNorm.K),
        "describe local response normalisation");
    return Kernel.of(engine, scope, operation);
  }

  @Override
  public Block forward(Tape tape, Block input) {
    source = input;
    forward = kernel(tape.engine(), tape.scope(), dnnl.dnnl_forward_training, input.layout());
    workspace = tape.allocate(forward.layout(dnnl.dnnl_query_workspace_md));
    Block result = tape.allocate(input.layout());
    tape.add(
        forward.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_DST, result),
            Kernel.argument(dnnl.DNNL_ARG_WORKSPACE, workspace)));
    tape.note(layer.name(), "forward", forward);
    return result;
  }

  @Override
  public Block backward(Tape tape, Block gradient) {
    Block given = tape.moved(gradient, source.layout());
    dnnl_lrn_desc_t operation = new dnnl_lrn_desc_t();
    Engine.check(
        dnnl.dnnl_lrn_backward_desc_init(
            operation,
            dnnl.dnnl_lrn_across_channels,
            source.layout().description(),
            source.layout().description(),
            Layer.LocalResponseNorm.SIZE,
            ALPHA,
            (float) Layer.LocalResponseNorm.BETA,
            (float) Layer.LocalResponseNorm.K),
        "describe the gradient of local response normalisation");
    Kernel kernel = Kernel.backward(tape.engine(), tape.scope(), operation, forward);
    Block data = tape.take(source.layout());
    tape.add(
        kernel.call(
            Kernel.argument(dnnl.DNNL_ARG_SRC, source),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_DST, given),
            Kernel.argument(dnnl.DNNL_ARG_DIFF_SRC, data),
            Kernel.argument(dnnl.DNNL_ARG_WORKSPACE, workspace)));
    tape.release(given);
    tape.note(layer.name(), "data", kernel);
    return data;
  }
}
