package io.vgglab.network;

import io.vgglab.data.Batch;
import io.vgglab.data.ChannelScaling;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Head;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.optim.Optimizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Small networks that together use every kind of layer, option and optimizer. */
public enum TinyCase {
  /** The plain network with momentum. */
  PLAIN(spec -> spec, new Optimizer.Momentum(0.9)),
  /** 1x1 convolutions. */
  ONE_BY_ONE(spec -> spec.withConfig(VggConfig.C), new Optimizer.Sgd()),
  /** Local response normalisation. */
  RESPONSE_NORM(spec -> spec.withConfig(VggConfig.A_LRN), new Optimizer.Nesterov(0.9)),
  /** Batch norm after the activation. */
  NORM_AFTER(
      spec -> spec.withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION), new Optimizer.Momentum(0.9)),
  /** Batch norm before the activation, in the head too. */
  NORM_BEFORE(
      spec ->
          spec.withBatchNorm(BatchNormPlacement.BEFORE_ACTIVATION)
              .withHead(spec.head().withBatchNorm(true)),
      new Optimizer.Momentum(0.9)),
  /** Batch norm after the activation in the head too, dropout after each block. */
  NORM_AND_DROPOUT(
      spec ->
          spec.withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION)
              .withHead(spec.head().withBatchNorm(true))
              .withBlockDropProbability(0.25),
      new Optimizer.Momentum(0.5)),
  /** Global average of maps of more than one pixel, no hidden layer. */
  AVERAGE(
      spec -> spec.withInput(TensorShape.square(3, 33), 4).withHead(Head.globalAverage()),
      Optimizer.Adam.standard()),
  /** Odd sides, which pooling rounds up; one channel; no multiple of a vector's width. */
  ODD(
      spec -> spec.withInput(new TensorShape(1, 11, 14), 3).withWidthMultiplier(0.11),
      new Optimizer.Momentum(0.9)),
  /** The scores right after the flatten of more than one pixel. */
  LINEAR(
      spec -> spec.withInput(TensorShape.square(2, 36), 4).withHead(Head.linear()),
      new Optimizer.Sgd()),
  /** Images with more values than any feature map. */
  MANY_CHANNELS(
      spec ->
          spec.withInput(new TensorShape(20, 16, 16), 4)
              .withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION),
      new Optimizer.Momentum(0.9)),
  /** Resize as TensorFlow 1 did. */
  RESIZED(
      spec ->
          spec.withInput(new TensorShape(3, 5, 7), 4)
              .withResize(new Resize(Resize.Method.BILINEAR_TF1, 16)),
      new Optimizer.Momentum(0.9));

  private final VggSpec spec;
  private final Optimizer optimizer;

  TinyCase(UnaryOperator<VggSpec> change, Optimizer optimizer) {
    VggSpec base =
        VggSpec.of(VggConfig.A, TensorShape.square(3, 16), 4)
            .withWidthMultiplier(0.125)
            .withHead(Head.paper().withWidths(List.of(160, 128)));
    this.spec = change.apply(base);
    this.optimizer = optimizer;
  }

  /** The network. */
  public VggSpec spec() {
    return spec;
  }

  /** A step with everything on: scaling, smoothing, class weights, L2. */
  public StepSpec step() {
    List<Double> weights =
        spec.classes() == 3 ? List.of(1.0, 2.0, 0.5) : List.of(1.0, 2.0, 0.5, 1.5);
    ChannelScaling scaling =
        spec.input().channels() == 3
            ? new ChannelScaling(List.of(0.01, 0.02, 0.015), List.of(-1.0, -2.5, -2.0))
            : new ChannelScaling(List.of(0.01), List.of(-1.2));
    return StepSpec.of(optimizer)
        .withScaling(scaling)
        .withLabelSmoothing(0.1)
        .withClassWeights(weights)
        .withL2(1e-3);
  }

  /** Random images and labels. */
  public static Batch batch(VggPlan plan, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TensorShape shape = plan.spec().input();
    byte[] pixels = new byte[size * shape.elements()];
    random.nextBytes(pixels);
    return new Batch(shape, pixels, random.ints(size, 0, plan.spec().classes()).toArray());
  }
}
