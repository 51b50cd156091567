package io.vgglab.report.bench;

import io.vgglab.report.figure.OrderedMap;
import io.vgglab.report.figure.PlanKey;
import java.util.Map;
import java.util.Objects;

/**
 * What a benchmark measured: the network, the engine and its settings.
 *
 * @param plan plan hash, engine, device, batch size
 * @param preset for example {@code seed-bn}, empty where unknown
 * @param batchNorm batch-norm placement, empty where unknown
 * @param side height and width of the input in pixels, 0 where unknown
 * @param threads threads of the engine, 0 where unknown
 * @param other further parameters, by name
 */
public record Setup(
    PlanKey plan,
    String preset,
    String batchNorm,
    int side,
    int threads,
    Map<String, String> other) {

  /** Checks that all is there. */
  public Setup {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(batchNorm, "batchNorm");
    if (side < 0 || threads < 0) {
      throw new IllegalArgumentException(
          "side and threads must not be negative, but were " + side + " and " + threads);
    }
    other = OrderedMap.copyOf(other);
  }

  /** Engine and device as one label, for example {@code onednn · cpu}. */
  public String engineOnDevice() {
    if (plan.engine().isEmpty() || plan.device().isEmpty()) {
      return plan.engine() + plan.device();
    }
    return plan.engine() + " · " + plan.device();
  }
}
