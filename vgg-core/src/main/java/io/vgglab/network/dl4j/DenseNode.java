package io.vgglab.network.dl4j;

import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Dense layer; the last one returns scores, since {@code SoftmaxLoss} holds the softmax. */
final class DenseNode extends PlanNode {

  private static final long serialVersionUID = 1L;

  private final transient Layer.Dense layer;
  private transient INDArray in;
  private transient INDArray out;

  DenseNode(Layer.Dense layer, NeuralNetConfiguration conf, Execution execution) {
    super(layer, conf, execution);
    this.layer = layer;
  }

  @Override
  String operation() {
    return "matmul";
  }

  @Override
  INDArray forward(INDArray x, boolean training) {
    INDArray target = output(x, training);
    INDArray rows = rows(target, layer.units());
    Ops.multiply(rows(x, layer.input().elements()), false, value("weight"), true, rows);
    rows.addiRowVector(value("bias").reshape(1, layer.units()));
    if (layer.activation() == Activation.RELU) {
      ReluNode.clip(target);
    }
    if (training) {
      in = x;
      out = target;
    }
    return target;
  }

  @Override
  INDArray backward(INDArray gradient) {
    INDArray inner =
        layer.activation() == Activation.RELU ? ReluNode.gate(arena(), out, gradient) : gradient;
    INDArray rows = rows(inner, layer.units());
    INDArray bias = gradient("bias").reshape(1, layer.units());
    Ops.multiply(rows, true, rows(in, layer.input().elements()), false, gradient("weight"));
    Ops.multiply(arena().ones(rows.rows()), false, rows, false, bias);
    INDArray back = inputGradient(inner);
    Ops.multiply(rows, false, value("weight"), false, rows(back, layer.input().elements()));
    return back;
  }

  private static INDArray rows(INDArray map, int features) {
    return map.reshape('c', map.size(0), features);
  }
}
