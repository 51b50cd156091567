package io.vgglab.network.dl4j;

import io.vgglab.model.Layer;
import io.vgglab.model.Layer.LocalResponseNorm;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Local response normalisation through {@code lrn}, whose alpha is the plain factor. */
final class LocalResponseNormNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private static final double[] FACTORS = {
    LocalResponseNorm.K, LocalResponseNorm.ALPHA, LocalResponseNorm.BETA
  };

  private transient INDArray in;

  LocalResponseNormNode(
      Layer.LocalResponseNorm layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
  }

  @Override
  String operation() {
    return "lrn";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    Ops.run("lrn", List.of(x), List.of(target), FACTORS, LocalResponseNorm.SIZE / 2);
    in = training ? x : in;
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    INDArray back = inputGradient(gradient);
    Ops.run("lrn_bp", List.of(in, gradient), List.of(back), FACTORS, LocalResponseNorm.SIZE / 2);
    return back;
  }
}
