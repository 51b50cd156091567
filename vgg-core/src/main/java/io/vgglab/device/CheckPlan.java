package io.vgglab.device;

import io.vgglab.data.Batch;
import io.vgglab.data.Batches;
import io.vgglab.data.ChannelScaling;
import io.vgglab.data.source.SyntheticSource;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Head;
import io.vgglab.model.Resize;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.util.List;

/** Narrow networks that together hold every kind of layer; each is computed in a second. */
enum CheckPlan {
  /** Resize, convolutions, local response normalisation, pooling, dropout, dense layers. */
  PLAIN(
      VggSpec.of(VggConfig.A_LRN, new TensorShape(3, 12, 9), 10)
          .withWidthMultiplier(0.125)
          .withResize(new Resize(Resize.Method.BILINEAR, 32))
          .withBlockDropProbability(0.25),
      4,
      1),
  /**
   * Batch normalisation everywhere; its gradients are large in a fresh network, so its steps are
   * small, and rounding stays small beside them.
   */
  NORMALISED(
      VggSpec.of(VggConfig.A, TensorShape.square(3, 32), 10)
          .withWidthMultiplier(0.0625)
          .withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION)
          .withHead(Head.paper().withBatchNorm(true)),
      8,
      1e-3);

  /** Rates of the steps before the pace: changing, so that where the rate enters shows. */
  private static final List<Double> RATES = List.of(0.004, 0.003, 0.005, 0.001, 0.002);

  private final VggSpec spec;
  private final int batchSize;
  private final double pace;

  CheckPlan(VggSpec spec, int batchSize, double pace) {
    this.spec = spec;
    this.batchSize = batchSize;
    this.pace = pace;
  }

  VggPlan plan() {
    return VggPlan.of(spec);
  }

  /** Momentum 0.9 and the L2 penalty of the plain modern start. */
  StepSpec step() {
    return StepSpec.of(new Optimizer.Momentum(0.9))
        .withL2(5e-4)
        .withScaling(new ChannelScaling(List.of(1 / 64.0), List.of(-2.0)));
  }

  List<Double> rates() {
    return RATES.stream().map(rate -> pace * rate).toList();
  }

  /** As many batches as rates, and one more. */
  List<Batch> batches() {
    int count = batchSize * (RATES.size() + 1);
    SyntheticSource source = new SyntheticSource(spec.input(), spec.classes(), count, 1);
    List<Batch> batches = new java.util.ArrayList<>();
    Batches.of(source.training(), batchSize, 1).epoch(0).forEach(batches::add);
    return batches;
  }
}
