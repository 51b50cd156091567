package io.vgglab.network.dl4j;

import io.vgglab.optim.Optimizer;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * One step of an optimizer over a piece of a weight, in place.
 *
 * @param piece values, gradient and slots
 * @param rate learning rate of the step
 * @param number of the step, from 1
 */
record PieceUpdate(Weight piece, double rate, long number) implements Optimizer.Visitor<INDArray> {

  @Override
  public INDArray sgd(Optimizer.Sgd rule) {
    return add(-rate, piece.gradient(), piece.value());
  }

  @Override
  public INDArray momentum(Optimizer.Momentum rule) {
    return add(1, velocity(rule.momentum()), piece.value());
  }

  @Override
  public INDArray nesterov(Optimizer.Nesterov rule) {
    add(rule.momentum(), velocity(rule.momentum()), piece.value());
    return add(-rate, piece.gradient(), piece.value());
  }

  @Override
  public INDArray adam(Optimizer.Adam rule) {
    INDArray first = piece.slots().get("moment1");
    INDArray second = piece.slots().get("moment2");
    first.muli(rule.beta1());
    add(1 - rule.beta1(), piece.gradient(), first);
    second.muli(rule.beta2());
    temporary(
        piece.gradient().mul(piece.gradient()), squares -> add(1 - rule.beta2(), squares, second));
    temporary(
        second.div(1 - Math.pow(rule.beta2(), (double) number)),
        root -> {
          Transforms.sqrt(root, false).addi(rule.epsilon());
          first.divi(root, root);
          add(-rate / (1 - Math.pow(rule.beta1(), (double) number)), root, piece.value());
        });
    return piece.value();
  }

  private INDArray velocity(double momentum) {
    INDArray velocity = piece.slots().get("velocity");
    Nd4j.getBlasWrapper().level1().scal(velocity.length(), momentum, velocity);
    return add(-rate, piece.gradient(), velocity);
  }

  private static void temporary(INDArray array, Consumer<INDArray> use) {
    use.accept(array);
    array.close();
  }

  private static INDArray add(double factor, INDArray x, INDArray target) {
    Nd4j.getBlasWrapper().level1().axpy(x.length(), factor, x, target);
    return target;
  }
}
