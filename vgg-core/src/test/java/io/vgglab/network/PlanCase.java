package io.vgglab.network;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Head;
import io.vgglab.model.Layer;
import io.vgglab.model.Preset;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks that every engine must compute alike: each value of each axis of a spec, once. The wide
 * ones have the convolutions of their presets and less of a head, which would take most of the
 * time; the gate of the benchmarks {@code quick} and {@code full} compares them whole.
 */
public enum PlanCase {
  CONFIG_A(narrow(VggConfig.A), 4),
  CONFIG_A_LRN(narrow(VggConfig.A_LRN), 4),
  CONFIG_B(narrow(VggConfig.B), 4),
  CONFIG_C(narrow(VggConfig.C), 4),
  CONFIG_D(narrow(VggConfig.D), 4),
  CONFIG_E(narrow(VggConfig.E), 4),
  BATCH_NORM_BEFORE(
      narrow(VggConfig.A)
          .withWidthMultiplier(0.0625)
          .withBatchNorm(BatchNormPlacement.BEFORE_ACTIVATION)
          .withHead(Head.paper().withBatchNorm(true)),
      8),
  BATCH_NORM_AFTER(
      narrow(VggConfig.A)
          .withWidthMultiplier(0.0625)
          .withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION)
          .withHead(Head.paper().withBatchNorm(true)),
      8),
  BATCH_NORM_CLEAR(
      narrow(VggConfig.A)
          .withWidthMultiplier(0.0625)
          .withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION),
      8),
  ODD_SIDES(narrow(VggConfig.B).withInput(TensorShape.square(1, 28), 10), 4),
  NOT_SQUARE(narrow(VggConfig.A).withInput(new TensorShape(3, 40, 23), 7), 3),
  FLATTEN_OF_SEVERAL_PIXELS(
      narrow(VggConfig.A).withInput(TensorShape.square(3, 64), 5).withHead(Head.linear()), 3),
  GLOBAL_AVERAGE(
      narrow(VggConfig.A).withInput(TensorShape.square(3, 64), 5).withHead(Head.globalAverage()),
      3),
  GLOBAL_AVERAGE_AND_HIDDEN_LAYER(
      narrow(VggConfig.A)
          .withInput(TensorShape.square(3, 64), 5)
          .withHead(Head.globalAverage().withWidths(List.of(512))),
      3),
  BLOCK_DROPOUT(narrow(VggConfig.A).withBlockDropProbability(0.25), 4),
  NEAREST(resized(Resize.Method.NEAREST), 3),
  BILINEAR(resized(Resize.Method.BILINEAR), 3),
  BILINEAR_TF1(resized(Resize.Method.BILINEAR_TF1), 3),
  BICUBIC(resized(Resize.Method.BICUBIC), 3),
  PAPER_D_NARROW(Preset.PAPER_D.spec().withWidthMultiplier(0.0625), 1),
  SEED(Preset.SEED.spec().withHead(Head.paper().withWidths(List.of(512, 256))), 2),
  SEED_BN(Preset.SEED_BN.spec().withHead(Head.paper().withWidths(List.of(512, 256))), 3);

  private static final ChannelScaling STANDARDIZED =
      new ChannelScaling(List.of(0.02, 0.016, 0.018), List.of(-2.5, -1.9, -2.0));

  private final VggSpec spec;
  private final int batchSize;

  PlanCase(VggSpec spec, int batchSize) {
    this.spec = spec;
    this.batchSize = batchSize;
  }

  /** The layers. */
  public VggPlan plan() {
    return VggPlan.of(spec);
  }

  /** Images in a full batch. */
  public int batchSize() {
    return batchSize;
  }

  /**
   * Factor on the rates of the comparison: batch norm makes the gradients of fresh networks large,
   * and steps must not amplify rounding; where ReLUs are clear of 0 nothing does.
   */
  public double pace() {
    if (spec.batchNorm() == BatchNormPlacement.NONE) {
      return 1;
    }
    return isClear() ? 1e-2 : 1e-3;
  }

  /**
   * Whether the biases before ReLUs start far from 0.
   *
   * <p>Behind every batch norm a fresh network has thousands of ReLU inputs within rounding of 0,
   * each a jump of the gradient that the next batch norm spreads over a channel: two engines that
   * are both right then differ by percents. The wide network is compared with every ReLU six
   * standard deviations open or shut, so that what is compared is arithmetic; the narrow ones keep
   * theirs at 0.
   */
  public boolean isClear() {
    return this == SEED_BN || this == BATCH_NORM_CLEAR;
  }

  /** Where both networks start: as drawn, but for the biases that keep ReLUs clear. */
  public NetworkState start(NetworkState drawn) {
    if (!isClear()) {
      return drawn;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(drawn.parameters().asMap());
    for (Layer layer : plan().layers()) {
      if (layer instanceof Layer.Convolution) {
        String name = layer.name() + ".bias";
        tensors.put(name, clear(tensors.get(name), layer.name().equals("block1_conv1")));
      }
    }
    return new NetworkState(new Parameters(tensors), drawn.slots(), drawn.step());
  }

  /** Three of four channels open, one shut; a convolution's results deviate by 1, or by 45. */
  private Tensor clear(Tensor bias, boolean seesPixels) {
    double deviation = seesPixels && scaling().isIdentity() ? 45 : 1;
    float[] values = new float[bias.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((i % 4 == 3 ? -6 : 6) * deviation);
    }
    return new Tensor(bias.shape(), values);
  }

  /** Raw pixels for the presets, as they are used; otherwise a factor and summand a channel. */
  public ChannelScaling scaling() {
    if (name().startsWith("SEED") || this == PAPER_D_NARROW) {
      return ChannelScaling.identity();
    }
    return spec.input().channels() == 3
        ? STANDARDIZED
        : new ChannelScaling(List.of(0.02), List.of(-2.5));
  }

  private static VggSpec narrow(VggConfig config) {
    return VggSpec.of(config, TensorShape.square(3, 32), 10).withWidthMultiplier(0.125);
  }

  private static VggSpec resized(Resize.Method method) {
    return narrow(VggConfig.A)
        .withInput(new TensorShape(3, 12, 9), 10)
        .withResize(new Resize(method, 32));
  }
}
