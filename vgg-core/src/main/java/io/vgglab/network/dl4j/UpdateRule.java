package io.vgglab.network.dl4j;

import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The optimizer's step over the weights of a graph: L2, clipping, update.
 *
 * <p>Works on pieces that fit a core's cache, so that the several passes of a rule read memory
 * once.
 */
final class UpdateRule {

  private static final long PIECE = 1 << 17;

  private final StepSpec step;
  private final Level1 blas = Nd4j.getBlasWrapper().level1();

  UpdateRule(StepSpec step) {
    this.step = step;
  }

  /** Adds the penalty's gradient, {@code l2 * w} for kernels. */
  void penalise(List<Weight> weights) {
    if (step.l2() == 0) {
      return;
    }
    for (Weight weight : weights) {
      if (weight.spec().decays()) {
        blas.axpy(weight.value().length(), step.l2(), weight.value(), weight.gradient());
      }
    }
  }

  /** Scales all gradients down where their norm exceeds the limit. */
  void clip(List<Weight> weights) {
    if (step.clipNorm() == 0) {
      return;
    }
    double squares = 0;
    for (Weight weight : weights) {
      double norm = weight.gradient().norm2Number().doubleValue();
      squares += norm * norm;
    }
    double norm = Math.sqrt(squares);
    if (norm > step.clipNorm()) {
      weights.forEach(weight -> weight.gradient().muli(step.clipNorm() / norm));
    }
  }

  /**
   * Updates every weight.
   *
   * @param number of this step, from 1
   */
  void apply(List<Weight> weights, double rate, long number) {
    for (Weight weight : weights) {
      for (long from = 0; from < weight.value().length(); from += PIECE) {
        apply(piece(weight, from), rate, number);
      }
    }
  }

  private void apply(Weight piece, double rate, long number) {
    Optimizer optimizer = step.optimizer();
    if (optimizer instanceof Optimizer.Sgd) {
      add(-rate, piece.gradient(), piece.value());
    } else if (optimizer instanceof Optimizer.Momentum momentum) {
      INDArray velocity = velocity(piece, momentum.momentum(), rate);
      add(1, velocity, piece.value());
    } else if (optimizer instanceof Optimizer.Nesterov nesterov) {
      INDArray velocity = velocity(piece, nesterov.momentum(), rate);
      add(nesterov.momentum(), velocity, piece.value());
      add(-rate, piece.gradient(), piece.value());
    } else if (optimizer instanceof Optimizer.Adam adam) {
      adam(piece, adam, rate, number);
    } else {
      throw new AssertionError(optimizer);
    }
  }

  private INDArray velocity(Weight piece, double momentum, double rate) {
    INDArray velocity = piece.slots().get("velocity");
    blas.scal(velocity.length(), momentum, velocity);
    add(-rate, piece.gradient(), velocity);
    return velocity;
  }

  private void adam(Weight piece, Optimizer.Adam adam, double rate, long number) {
    INDArray first = piece.slots().get("moment1");
    INDArray second = piece.slots().get("moment2");
    first.muli(adam.beta1());
    add(1 - adam.beta1(), piece.gradient(), first);
    second.muli(adam.beta2());
    temporary(
        piece.gradient().mul(piece.gradient()), squares -> add(1 - adam.beta2(), squares, second));
    double correction = 1 - Math.pow(adam.beta2(), (double) number);
    temporary(
        second.div(correction),
        root -> {
          Transforms.sqrt(root, false).addi(adam.epsilon());
          first.divi(root, root);
          add(-rate / (1 - Math.pow(adam.beta1(), (double) number)), root, piece.value());
        });
  }

  private static void temporary(INDArray array, Consumer<INDArray> use) {
    use.accept(array);
    array.close();
  }

  private void add(double factor, INDArray x, INDArray target) {
    blas.axpy(x.length(), factor, x, target);
  }

  private static Weight piece(Weight weight, long from) {
    long to = Math.min(from + PIECE, weight.value().length());
    if (from == 0 && to == weight.value().length()) {
      return weight;
    }
    Map<String, INDArray> slots = new java.util.HashMap<>();
    weight.slots().forEach((name, slot) -> slots.put(name, cut(slot, from, to)));
    return new Weight(
        weight.spec(), cut(weight.value(), from, to), cut(weight.gradient(), from, to), slots);
  }

  private static INDArray cut(INDArray flat, long from, long to) {
    return flat.get(NDArrayIndex.interval(from, to));
  }
}
