package io.vgglab.network.onednn;

import io.vgglab.model.Layer;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;

/**
 * The layout in which each parameter is kept: what its forward kernel asks for at a usual batch
 * size, so that most steps reorder nothing.
 */
final class WeightLayouts {

  private static final int USUAL_BATCH = 128;

  private WeightLayouts() {}

  static Map<String, Layout> of(Engine engine, Scope scope, VggPlan plan) {
    Map<String, Layout> layouts = new LinkedHashMap<>();
    for (ParameterSpec spec : plan.parameters()) {
      layouts.put(spec.name(), Layout.plain(scope, Parameter.sides(spec)));
    }
    boolean first = true;
    for (Layer layer : plan.layers()) {
      if (layer instanceof Layer.Convolution convolution) {
        Kernel kernel =
            new ConvolutionKernels(engine, scope, convolution, USUAL_BATCH, first).training();
        layouts.put(layer.name() + ".weight", kernel.layout(dnnl.dnnl_query_weights_md));
        first = false;
      } else if (layer instanceof Layer.Dense dense) {
        Kernel kernel =
            new DenseKernels(engine, scope, dense, USUAL_BATCH).forward(dnnl.dnnl_forward_training);
        layouts.put(layer.name() + ".weight", kernel.layout(dnnl.dnnl_query_weights_md));
      }
    }
    return layouts;
  }
}
