package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lines a feature map up, channel first; where it is one pixel there is nothing to do. */
final class FlattenNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private final transient TensorShape shape;

  FlattenNode(Layer.Flatten layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
    this.shape = layer.input();
  }

  @Override
  String operation() {
    return "permute";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    if (shape.area() == 1) {
      return x;
    }
    INDArray target = output(x, training);
    channelFirst(target).assign(x.permute(0, 3, 1, 2));
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    if (shape.area() == 1) {
      return gradient;
    }
    INDArray back = inputGradient(gradient);
    back.assign(channelFirst(gradient).permute(0, 2, 3, 1));
    return back;
  }

  private INDArray channelFirst(INDArray row) {
    return row.reshape('c', row.size(0), shape.channels(), shape.height(), shape.width());
  }
}
