package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.model.TensorShape;
import io.vgglab.network.DropoutMask;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Zeroes values while training, by the mask that every engine uses. */
final class DropoutNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private final transient Layer.Dropout layer;
  private final transient DropoutMask mask;
  private transient INDArray factors;

  DropoutNode(Layer.Dropout layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
    this.layer = layer;
    this.mask = new DropoutMask(execution.seed(), layer);
  }

  @Override
  String operation() {
    return "multiply";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    if (!training) {
      return x;
    }
    INDArray target = output(x, true);
    factors = arena().get(layer.name() + "/mask", x.shape());
    draw(factors);
    Nd4j.getExecutioner()
        .exec(
            new org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp(
                x, factors, target));
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    return gradient.muli(factors);
  }

  private void draw(INDArray target) {
    TensorShape shape = layer.input();
    float[] drawn = new float[Math.toIntExact(target.length())];
    mask.fill(execution().step(), drawn);
    try (INDArray channelFirst = Nd4j.createFromArray(drawn)) {
      target.assign(
          channelFirst
              .reshape('c', target.size(0), shape.channels(), shape.height(), shape.width())
              .permute(0, 2, 3, 1));
    }
  }
}
