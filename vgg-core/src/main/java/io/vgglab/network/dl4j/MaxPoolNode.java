package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Max pooling 2x2; an odd side rounds up. */
final class MaxPoolNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  /** Kernel, stride, padding, dilation, automatic padding, unused, NHWC. */
  private static final long[] GEOMETRY = {2, 2, 2, 2, 0, 0, 1, 1, 1, 0, 1};

  private transient INDArray in;

  MaxPoolNode(Layer.MaxPool layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
  }

  @Override
  String operation() {
    return "maxpool2d";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    Ops.run("maxpool2d", List.of(x), List.of(target), GEOMETRY);
    in = training ? x : in;
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    INDArray back = inputGradient(gradient);
    Ops.run("maxpool2d_bp", List.of(in, gradient), List.of(back), GEOMETRY);
    return back;
  }
}
