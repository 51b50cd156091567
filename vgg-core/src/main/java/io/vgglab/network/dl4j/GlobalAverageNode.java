package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.factory.Nd4j;

/** The mean of each channel over its pixels. */
final class GlobalAverageNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private final transient Layer.GlobalAverage layer;

  GlobalAverageNode(Layer.GlobalAverage layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
    this.layer = layer;
  }

  @Override
  String operation() {
    return "reduce_mean";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    INDArray means = target.reshape('c', x.size(0), layer.input().channels());
    Nd4j.getExecutioner().exec(new Mean(x, means, 1, 2));
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    INDArray back = inputGradient(gradient);
    if (layer.input().area() == 1) {
      return back.assign(gradient);
    }
    INDArray wide = gradient.broadcast(back.shape());
    back.assign(wide);
    wide.close();
    return back.divi(layer.input().area());
  }
}
