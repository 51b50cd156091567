package io.vgglab.bench.plan;

import io.vgglab.data.ChannelScaling;
import io.vgglab.model.Activation;
import io.vgglab.model.Layer;
import io.vgglab.model.Preset;
import io.vgglab.model.Resize;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.util.Arrays;
import java.util.List;

/**
 * The smallest network that resizes images of CIFAR-10: resize, max pooling, flatten, ten scores.
 *
 * @param resize method and side
 */
public record ResizeSubject(Resize resize) implements Subject {

  static final String KIND = "resize";

  private static final List<Resize.Method> METHODS =
      Arrays.stream(Resize.Method.values()).filter(m -> m != Resize.Method.NONE).toList();

  /** Every method that resizes, as parameters write it. */
  public static List<String> methods() {
    return METHODS.stream().map(Subject::text).toList();
  }

  /**
   * A resize as benchmark parameters write it.
   *
   * @throws IllegalArgumentException if there is no such method; the message lists all
   */
  public static ResizeSubject of(String method, int side) {
    return new ResizeSubject(new Resize(Subject.constant("method", method, METHODS), side));
  }

  @Override
  public VggPlan plan() {
    VggSpec spec = Preset.SEED.spec().withResize(resize);
    Layer rescale = new Layer.Rescale("resize", spec.input(), resize);
    Layer pool = new Layer.MaxPool("pool", rescale.output());
    Layer flatten = new Layer.Flatten("flatten", pool.output());
    Layer scores = new Layer.Dense("scores", flatten.output(), spec.classes(), Activation.SOFTMAX);
    return new VggPlan(spec, List.of(rescale, pool, flatten, scores));
  }

  /** Pixels from 0 to 1, so that the scores stay small. */
  @Override
  public StepSpec step() {
    return StepSpec.of(new Optimizer.Sgd())
        .withScaling(new ChannelScaling(List.of(1 / 255.0), List.of(0.0)));
  }

  @Override
  public String text() {
    return KIND + "/" + Subject.text(resize.method()) + "/" + resize.side();
  }
}
