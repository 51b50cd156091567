package io.vgglab.report.figure;

import java.util.Objects;

/**
 * What joins a throughput with an F1: the same plan, engine, device and batch size.
 *
 * @param planHash hash of the network's plan, empty where unknown
 * @param engine id of the engine, for example {@code onednn}, empty where unknown
 * @param device for example {@code cpu} or {@code cuda:0}, empty where unknown
 * @param batchSize images a step, 0 where unknown
 */
public record PlanKey(String planHash, String engine, String device, int batchSize) {

  private static final PlanKey NONE = new PlanKey("", "", "", 0);

  /** Checks that texts are there and the batch size is not negative. */
  public PlanKey {
    Objects.requireNonNull(planHash, "planHash");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(device, "device");
    if (batchSize < 0) {
      throw new IllegalArgumentException("batchSize must not be negative, but was " + batchSize);
    }
  }

  /** Whether all four are known, so that something can be joined. */
  public boolean isWhole() {
    return !planHash.isEmpty() && !engine.isEmpty() && !device.isEmpty() && batchSize > 0;
  }

  /** The key of a training of which nothing is known. */
  public static PlanKey none() {
    return NONE;
  }
}
