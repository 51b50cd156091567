package io.vgglab.network;

import io.vgglab.data.ChannelScaling;
import io.vgglab.optim.Optimizer;
import java.util.List;
import java.util.Objects;

/**
 * What one training step does besides the layers of the plan.
 *
 * <p>The loss of an image is {@code -w[label] * sum_c t_c * log p_c} with {@code t = (1 -
 * labelSmoothing) * onehot + labelSmoothing / classes}; the gradient is that of the mean over the
 * batch plus {@code l2 * w} for every kernel.
 *
 * @param scaling from pixels to the network's input
 * @param optimizer update rule
 * @param labelSmoothing share of the target spread over all classes, in [0, 1)
 * @param classWeights weight by label; empty for equal weights
 * @param l2 factor lambda of the penalty {@code 0.5 * lambda * w^2} on kernels, at least 0
 * @param clipNorm largest Euclidean norm of all gradients together, larger ones are scaled down; 0
 *     for no clipping
 */
public record StepSpec(
    ChannelScaling scaling,
    Optimizer optimizer,
    double labelSmoothing,
    List<Double> classWeights,
    double l2,
    double clipNorm) {

  /** Checks every component. */
  public StepSpec {
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(optimizer, "optimizer");
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "labelSmoothing must be at least 0 and below 1, but was " + labelSmoothing);
    }
    classWeights = List.copyOf(classWeights);
    notNegative("l2", l2);
    notNegative("clipNorm", clipNorm);
    classWeights.forEach(weight -> notNegative("class weight", weight));
  }

  /** Raw pixels, plain cross-entropy, no penalty, no clipping. */
  public static StepSpec of(Optimizer optimizer) {
    return new StepSpec(ChannelScaling.identity(), optimizer, 0, List.of(), 0, 0);
  }

  /** This spec with another scaling. */
  public StepSpec withScaling(ChannelScaling value) {
    return new StepSpec(value, optimizer, labelSmoothing, classWeights, l2, clipNorm);
  }

  /** This spec with another L2 factor. */
  public StepSpec withL2(double value) {
    return new StepSpec(scaling, optimizer, labelSmoothing, classWeights, value, clipNorm);
  }

  /** This spec with another label smoothing. */
  public StepSpec withLabelSmoothing(double value) {
    return new StepSpec(scaling, optimizer, value, classWeights, l2, clipNorm);
  }

  /** This spec with a limit on the gradients' norm. */
  public StepSpec withClipNorm(double value) {
    return new StepSpec(scaling, optimizer, labelSmoothing, classWeights, l2, value);
  }

  /** This spec with class weights. */
  public StepSpec withClassWeights(List<Double> value) {
    return new StepSpec(scaling, optimizer, labelSmoothing, value, l2, clipNorm);
  }

  private static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be at least 0 and finite, but was " + value);
    }
  }
}
