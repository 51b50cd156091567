package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.factory.Nd4j;

/** Clips at zero. */
final class ReluNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private transient INDArray out;

  ReluNode(Layer.Relu layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
  }

  @Override
  String operation() {
    return "relu";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    Ops.run("relu", List.of(x), List.of(target), new double[] {0});
    out = training ? target : out;
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    return gate(arena(), out, gradient);
  }

  static void clip(INDArray x) {
    Ops.run("relu", List.of(x), List.of(x), new double[] {0});
  }

  /** Zeroes a gradient where the output was zero; two simple passes beat {@code relu_bp}. */
  static INDArray gate(Arena arena, INDArray out, INDArray gradient) {
    INDArray sign = arena.get("scratch", out.shape());
    Nd4j.getExecutioner().exec(new Sign(out, sign));
    return gradient.muli(sign);
  }
}
