package io.vgglab.device;

import io.vgglab.data.Batch;
import io.vgglab.data.Batches;
import io.vgglab.data.source.SyntheticSource;
import io.vgglab.model.Preset;
import io.vgglab.model.VggPlan;
import io.vgglab.model.VggSpec;
import io.vgglab.network.Device;
import io.vgglab.network.Network;
import io.vgglab.network.NetworkFactory;
import io.vgglab.network.StepSpec;
import io.vgglab.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Wall-clock time of single training steps of the preset {@code seed} on made-up images, each
 * waited for; a first look, not a benchmark.
 *
 * @param batchSize images a step
 * @param parameters values of the network
 * @param milliseconds one entry a step, after two that are not counted
 */
public record StepTiming(int batchSize, long parameters, List<Double> milliseconds) {

  private static final int BATCH = 32;
  private static final int WARM_UP = 2;
  private static final double NANOS = 1e6;
  private static final double RATE = 1e-4;

  /** Copies the list, which holds at least one step. */
  public StepTiming {
    milliseconds = List.copyOf(milliseconds);
    if (milliseconds.isEmpty()) {
      throw new IllegalArgumentException("milliseconds must hold at least 1 step, but was empty");
    }
  }

  /**
   * Times an engine.
   *
   * @param width width multiplier, 1 for the preset itself
   * @param steps how many, at least 1
   */
  static StepTiming of(NetworkFactory factory, Device device, double width, int steps) {
    VggSpec spec = Preset.SEED.spec().withWidthMultiplier(width);
    VggPlan plan = VggPlan.of(spec);
    Batch batch =
        Batches.sequential(
                new SyntheticSource(spec.input(), spec.classes(), BATCH, 1).training(), BATCH)
            .iterator()
            .next();
    List<Double> milliseconds = new ArrayList<>();
    try (Network network =
        factory.open(plan, StepSpec.of(new Optimizer.Momentum(0.9)), device, 1)) {
      for (int step = 0; step < WARM_UP + steps; step++) {
        long start = System.nanoTime();
        network.trainStep(batch, RATE);
        network.totals();
        if (step >= WARM_UP) {
          milliseconds.add((System.nanoTime() - start) / NANOS);
        }
      }
    }
    return new StepTiming(BATCH, plan.parameterCount(), milliseconds);
  }

  /** The middle one; of an even number the mean of the middle two. */
  public double median() {
    List<Double> sorted = milliseconds.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Images a second at the median. */
  public double imagesPerSecond() {
    return batchSize * 1000 / median();
  }
}
