package io.vgglab.report.bench;

import io.vgglab.report.figure.OrderedMap;
import java.util.Map;
import java.util.Objects;

/**
 * One measured row of a benchmark report.
 *
 * @param benchmark for example {@code TrainStep.trainStep}
 * @param setup what was measured
 * @param score what came out
 * @param secondary further figures by name and unit, for example {@code model GFLOP/s}
 */
public record BenchRow(String benchmark, Setup setup, Score score, Map<String, Double> secondary) {

  /** Name of the secondary figure that holds training or inference images per second. */
  public static final String IMAGES_PER_SECOND = "images/s";

  /** Name of the secondary figure that holds the trials that a sampler chooses per second. */
  public static final String SUGGESTIONS_PER_SECOND = "suggestions/s";

  /** Copies the map. */
  public BenchRow {
    Objects.requireNonNull(benchmark, "benchmark");
    Objects.requireNonNull(setup, "setup");
    Objects.requireNonNull(score, "score");
    secondary = OrderedMap.copyOf(secondary);
  }

  /** The same row with other secondary figures. */
  public BenchRow withSecondary(Map<String, Double> newSecondary) {
    return new BenchRow(benchmark, setup, score, newSecondary);
  }
}
