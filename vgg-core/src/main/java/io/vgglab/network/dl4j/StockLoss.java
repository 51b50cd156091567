package io.vgglab.network.dl4j;

import java.util.function.UnaryOperator;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The loss of every engine as DL4J's output layer takes it. */
final class StockLoss implements ILossFunction {

  private static final long serialVersionUID = 1L;

  private final transient UnaryOperator<float[]> toGradient;

  /** With what replaces scores by the gradient of the mean loss. */
  StockLoss(UnaryOperator<float[]> toGradient) {
    this.toGradient = toGradient;
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray scores, IActivation activation, INDArray mask) {
    INDArray rows = scores.dup('c');
    float[] values = rows.reshape(rows.length()).toFloatVector();
    return Nd4j.createFromArray(toGradient.apply(values)).reshape('c', scores.shape());
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray scores, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(0.0, computeGradient(labels, scores, activation, mask));
  }

  /** The network counts the loss where its gradient is computed. */
  @Override
  public double computeScore(
      INDArray labels, INDArray scores, IActivation activation, INDArray mask, boolean average) {
    return 0;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray scores, IActivation activation, INDArray mask) {
    return Nd4j.zeros(scores.size(0), 1);
  }

  @Override
  public String name() {
    return "SoftmaxLoss";
  }
}
