package io.vgglab.bench.run;

import io.vgglab.bench.plan.NetworkSubject;
import io.vgglab.bench.plan.ResizeSubject;
import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.Workload;
import io.vgglab.model.VggPlan;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.PlanKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a time per operation means: images, suggestions or pages and model operations a second, and
 * the steps of an epoch of CIFAR-10 without its evaluation.
 */
final class Meaning {

  /** Model operations of the textbook, whatever the engine executes. */
  static final String GFLOPS = "model GFLOP/s";

  private static final double MILLIS = 1000;

  /** Training images of CIFAR-10. */
  private static final double EPOCH_IMAGES = 50_000;

  /** Epochs of the 2018 experiment. */
  private static final int SEED_EPOCHS = 74;

  private static final double SECONDS_AN_HOUR = 3600;
  private static final double GIGA = 1e9;
  private static final double PERCENT = 100;

  private Meaning() {}

  /**
   * The row with throughput in front of its other secondary figures, and the hash of its network's
   * plan where it has one.
   */
  static BenchRow of(BenchRow row) {
    Workload workload =
        Workload.of(row.benchmark())
            .orElseThrow(() -> new BenchException("benchmark has no workload: " + row.benchmark()));
    double perSecond = MILLIS / row.score().value();
    if (!workload.needsEngine()) {
      return row.withSecondary(
          inFront(Map.of(workload.unit().perSecond(), perSecond), row.secondary()));
    }
    VggPlan plan = subject(row.setup()).plan();
    double imagesPerSecond = row.setup().plan().batchSize() * perSecond;
    Map<String, Double> secondary = new LinkedHashMap<>();
    secondary.put(workload.unit().perSecond(), imagesPerSecond);
    if (workload.flops(plan) > 0) {
      secondary.put(GFLOPS, imagesPerSecond * workload.flops(plan) / GIGA);
    }
    if (workload == Workload.TRAIN_STEP) {
      secondary.put("epoch of 50,000 images, s", EPOCH_IMAGES / imagesPerSecond);
      secondary.put("74 epochs, h", SEED_EPOCHS * EPOCH_IMAGES / imagesPerSecond / SECONDS_AN_HOUR);
    }
    return new BenchRow(
        row.benchmark(),
        hashed(row.setup(), plan),
        row.score(),
        inFront(secondary, row.secondary()));
  }

  /**
   * The row with its share of what the device did at best in the same run.
   *
   * @param product GFLOP/s of the product of matrices; not positive where unknown
   * @param convolution model GFLOP/s of the fastest pass of a convolution; not positive where
   *     unknown
   */
  static BenchRow underRoof(BenchRow row, double product, double convolution) {
    Map<String, Double> secondary = new LinkedHashMap<>();
    row.secondary()
        .forEach(
            (name, value) -> {
              secondary.put(name, value);
              if (name.equals(GFLOPS) && product > 0) {
                secondary.put("% of the product of matrices", PERCENT * value / product);
              }
              if (name.equals(GFLOPS) && convolution > 0) {
                secondary.put("% of the best convolution", PERCENT * value / convolution);
              }
            });
    return row.withSecondary(secondary);
  }

  private static Map<String, Double> inFront(Map<String, Double> first, Map<String, Double> rest) {
    Map<String, Double> all = new LinkedHashMap<>(first);
    rest.forEach(all::putIfAbsent);
    return all;
  }

  private static Subject subject(Setup setup) {
    return setup.other().containsKey("method")
        ? ResizeSubject.of(setup.other().get("method"), setup.side())
        : NetworkSubject.of(setup.preset(), setup.batchNorm(), setup.side());
  }

  private static Setup hashed(Setup setup, VggPlan plan) {
    PlanKey key = setup.plan();
    return new Setup(
        new PlanKey(plan.hash(), key.engine(), key.device(), key.batchSize()),
        setup.preset(),
        setup.batchNorm(),
        setup.side(),
        setup.threads(),
        setup.other());
  }
}
