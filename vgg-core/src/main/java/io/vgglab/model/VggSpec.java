package io.vgglab.model;

import java.util.Objects;

/**
 * A VGG network described by what may vary about it; {@link VggPlan#of} expands it into layers.
 *
 * @param config row of the paper's table 1
 * @param input shape of one image as it is fed, before any resize
 * @param classes number of classes, 2 to 2048, so that a confusion matrix stays handy
 * @param widthMultiplier factor on every convolution's channels and every hidden dense width, above
 *     0; results are rounded to the nearest whole number, at least 1
 * @param batchNorm where batch norm stands relative to the activation of every convolution
 * @param resize on-the-fly resize before the first convolution
 * @param head what follows the last pooling
 * @param initializer how kernels start
 * @param blockDropProbability dropout after each block's pooling, in [0, 1); 0 leaves it out
 */
public record VggSpec(
    VggConfig config,
    TensorShape input,
    int classes,
    double widthMultiplier,
    BatchNormPlacement batchNorm,
    Resize resize,
    Head head,
    Initializer initializer,
    double blockDropProbability) {

  private static final double MAX_WIDTH = 8;
  private static final int MOST_CLASSES = 2048;

  /** Checks every component, and that a head asking for batch norm has a placement for it. */
  public VggSpec {
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(input, "input");
    Rule.between("classes", classes, 2, MOST_CLASSES);
    if (!(widthMultiplier > 0 && widthMultiplier <= MAX_WIDTH)) {
      throw new IllegalArgumentException(
          "width must be above 0 and at most 8, but was " + widthMultiplier);
    }
    Objects.requireNonNull(batchNorm, "batchNorm");
    Objects.requireNonNull(resize, "resize");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(initializer, "initializer");
    Rule.probability("blockDropout", blockDropProbability);
    if (head.batchNorm() && batchNorm == BatchNormPlacement.NONE) {
      throw new IllegalArgumentException(
          "headBatchNorm must be false while batchNorm is none, but was true; choose"
              + " before-activation or after-activation");
    }
  }

  /** The paper's network of one configuration: no batch norm, no resize, the paper's head. */
  public static VggSpec of(VggConfig config, TensorShape input, int classes) {
    return new VggSpec(
        config,
        input,
        classes,
        1,
        BatchNormPlacement.NONE,
        Resize.none(),
        Head.paper(),
        Initializer.GLOROT_UNIFORM,
        0);
  }

  /** Shape that the first convolution sees: the input after the resize. */
  public TensorShape resizedInput() {
    return resize.isNone() ? input : input.withSize(resize.side(), resize.side());
  }

  /** This spec with another configuration. */
  public VggSpec withConfig(VggConfig value) {
    return new VggSpec(
        value,
        input,
        classes,
        widthMultiplier,
        batchNorm,
        resize,
        head,
        initializer,
        blockDropProbability);
  }

  /** This spec for images of another shape and number of classes. */
  public VggSpec withInput(TensorShape shape, int newClasses) {
    return new VggSpec(
        config,
        shape,
        newClasses,
        widthMultiplier,
        batchNorm,
        resize,
        head,
        initializer,
        blockDropProbability);
  }

  /** This spec with another width multiplier. */
  public VggSpec withWidthMultiplier(double value) {
    return new VggSpec(
        config, input, classes, value, batchNorm, resize, head, initializer, blockDropProbability);
  }

  /** This spec with another batch-norm placement. */
  public VggSpec withBatchNorm(BatchNormPlacement value) {
    return new VggSpec(
        config,
        input,
        classes,
        widthMultiplier,
        value,
        resize,
        head,
        initializer,
        blockDropProbability);
  }

  /** This spec with another resize. */
  public VggSpec withResize(Resize value) {
    return new VggSpec(
        config,
        input,
        classes,
        widthMultiplier,
        batchNorm,
        value,
        head,
        initializer,
        blockDropProbability);
  }

  /** This spec with another head. */
  public VggSpec withHead(Head value) {
    return new VggSpec(
        config,
        input,
        classes,
        widthMultiplier,
        batchNorm,
        resize,
        value,
        initializer,
        blockDropProbability);
  }

  /** This spec with another kernel initializer. */
  public VggSpec withInitializer(Initializer value) {
    return new VggSpec(
        config,
        input,
        classes,
        widthMultiplier,
        batchNorm,
        resize,
        head,
        value,
        blockDropProbability);
  }

  /** This spec with another dropout after each block. */
  public VggSpec withBlockDropProbability(double value) {
    return new VggSpec(
        config, input, classes, widthMultiplier, batchNorm, resize, head, initializer, value);
  }
}
