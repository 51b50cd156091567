package io.vgglab.bench.plan;

import io.vgglab.model.BatchNormPlacement;
import io.vgglab.model.Preset;
import io.vgglab.model.Resize;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.util.List;

/**
 * A whole network.
 *
 * @param preset network to start from
 * @param batchNorm placement that replaces the preset's
 * @param side height and width that the first convolution sees; where it is not the preset's own, a
 *     bilinear resize inside the network makes it so
 */
public record NetworkSubject(Preset preset, BatchNormPlacement batchNorm, int side)
    implements Subject {

  /**
   * A network as benchmark parameters write it.
   *
   * @throws IllegalArgumentException if a text names nothing; the message lists what there is
   */
  public static NetworkSubject of(String preset, String batchNorm, int side) {
    return new NetworkSubject(
        Preset.of(preset),
        Subject.constant("batchNorm", batchNorm, List.of(BatchNormPlacement.values())),
        side);
  }

  @Override
  public VggPlan plan() {
    VggSpec spec = preset.spec().withBatchNorm(batchNorm);
    boolean own = spec.input().height() == side && spec.input().width() == side;
    return VggPlan.of(own ? spec : spec.withResize(new Resize(Resize.Method.BILINEAR, side)));
  }

  /** The step of the 2018 experiment: raw pixels, cross-entropy, momentum 0.9. */
  @Override
  public StepSpec step() {
    return StepSpec.of(new Optimizer.Momentum(0.9));
  }

  @Override
  public String text() {
    return preset.id() + "/" + Subject.text(batchNorm) + "/" + side;
  }
}
