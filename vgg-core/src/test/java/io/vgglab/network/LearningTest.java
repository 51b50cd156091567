package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.TensorShape;
import io.vgglab.model.VggConfig;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether engines learn alike, beyond single steps. */
@Tag("native")
@Tag("slow")
class LearningTest {

  private static final int STEPS = 200;
  private static final int LAST = 50;
  private static final int SEEDS = 5;
  private static final VggPlan PLAN =
      VggPlan.of(
          VggSpec.of(VggConfig.A, TensorShape.square(3, 32), 10)
              .withWidthMultiplier(0.125)
              .withBatchNorm(BatchNormPlacement.AFTER_ACTIVATION));
  private static final StepSpec STEP =
      StepSpec.of(new Optimizer.Momentum(0.9))
          .withScaling(new ChannelScaling(List.of(0.02, 0.02, 0.02), List.of(-2.5, -2.5, -2.5)));

  /** Every seed draws weights, masks and batches of its own. */
  @Test
  void oneDnn_endsWithinTheRangeOfFiveDl4jSeeds() {
    List<Double> reference = losses("dl4j");
    List<Double> candidate = losses("onednn");

    double mean = candidate.stream().mapToDouble(loss -> loss).average().orElseThrow();
    assertThat(mean).isBetween(Collections.min(reference), Collections.max(reference));
    assertThat(Collections.max(reference)).isLessThan(1.5);
  }

  private static List<Double> losses(String engine) {
    List<Double> losses = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      losses.add(loss(engine, seed));
    }
    return losses;
  }

  /** Mean loss an image over the last fifty steps. */
  private static double loss(String engine, long seed) {
    NetworkFactory factory = NetworkFactories.of(engine);
    try (Network network = factory.open(PLAN, STEP, Device.cpu(1), seed)) {
      for (int step = 0; step < STEPS; step++) {
        if (step == STEPS - LAST) {
          network.totals();
        }
        network.trainStep(Given.batch(PLAN, 16, seed * 1000 + step), 0.01);
      }
      return network.totals().loss();
    }
  }
}
