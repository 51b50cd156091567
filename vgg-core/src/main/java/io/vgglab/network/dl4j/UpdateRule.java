package io.vgglab.network.dl4j;

import io.vgglab.network.StepSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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
        step.optimizer().accept(new PieceUpdate(piece(weight, from), rate, number));
      }
    }
  }

  private static Weight piece(Weight weight, long from) {
    long to = Math.min(from + PIECE, weight.value().length());
    if (from == 0 && to == weight.value().length()) {
      return weight;
    }
    Map<String, INDArray> slots = new HashMap<>();
    weight.slots().forEach((name, slot) -> slots.put(name, cut(slot, from, to)));
    return new Weight(
        weight.spec(), cut(weight.value(), from, to), cut(weight.gradient(), from, to), slots);
  }

  private static INDArray cut(INDArray flat, long from, long to) {
    return flat.get(NDArrayIndex.interval(from, to));
  }
}
