package io.vgglab.bench.run;

import io.vgglab.bench.plan.NetworkSubject;
import io.vgglab.bench.plan.ResizeSubject;
import io.vgglab.bench.plan.Subject;
import io.vgglab.bench.plan.Workload;
import io.vgglab.model.VggPlan;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.RoofRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.PlanKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a time per operation means: images and model operations a second, and the steps of an epoch
 * of CIFAR-10 without its evaluation.
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

  /** The row with its plan's hash and with throughput in front of its other secondary figures. */
  static BenchRow of(BenchRow row) {
    Workload workload =
        Workload.of(row.benchmark())
            .orElseThrow(() -> new BenchException("benchmark has no workload: " + row.benchmark()));
    VggPlan plan = subject(row.setup()).plan();
    double imagesPerSecond = row.setup().plan().batchSize() * MILLIS / row.score().value();
    Map<String, Double> secondary = new LinkedHashMap<>();
    secondary.put(BenchRow.IMAGES_PER_SECOND, imagesPerSecond);
    if (workload.flops(plan) > 0) {
      secondary.put(GFLOPS, imagesPerSecond * workload.flops(plan) / GIGA);
    }
    if (workload == Workload.TRAIN_STEP) {
      secondary.put("epoch of 50,000 images, s", EPOCH_IMAGES / imagesPerSecond);
      secondary.put("74 epochs, h", SEED_EPOCHS * EPOCH_IMAGES / imagesPerSecond / SECONDS_AN_HOUR);
    }
    secondary.putAll(row.secondary());
    return new BenchRow(row.benchmark(), hashed(row.setup(), plan), row.score(), secondary);
  }

  /** The row with its share of what the device did at best, where both are known. */
  static BenchRow underRoof(BenchRow row, List<RoofRow> roofs) {
    double best =
        roofs.stream()
            .filter(roof -> roof.isOf(row.setup()))
            .mapToDouble(RoofRow::gigaflops)
            .max()
            .orElse(0);
    Double found = row.secondary().get(GFLOPS);
    if (best == 0 || found == null) {
      return row;
    }
    Map<String, Double> secondary = new LinkedHashMap<>();
    row.secondary()
        .forEach(
            (name, value) -> {
              secondary.put(name, value);
              if (name.equals(GFLOPS)) {
                secondary.put("% of the product of matrices", PERCENT * found / best);
              }
            });
    return row.withSecondary(secondary);
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
