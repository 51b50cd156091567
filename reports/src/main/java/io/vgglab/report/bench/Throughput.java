package io.vgglab.report.bench;

import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Map;

/**
 * The score of a row as it is drawn: images per second where the row has a batch size, the
 * harness's own unit otherwise.
 *
 * @param value the mean
 * @param unit {@code images/s} or the harness's unit
 * @param interval 95 % over the means of forks, or none
 * @param samples raw samples in the same unit
 * @param noisy whether the pooled samples spread by more than 5 % of their mean
 */
record Throughput(
    double value, String unit, Interval interval, List<Double> samples, boolean noisy) {

  private static final Map<String, Double> PER_SECOND =
      Map.of("ops/s", 1.0, "ops/ms", 1e3, "ops/us", 1e6, "ops/ns", 1e9, "ops/min", 1 / 60.0);
  private static final Map<String, Double> SECONDS =
      Map.of("s/op", 1.0, "ms/op", 1e-3, "us/op", 1e-6, "ns/op", 1e-9, "min/op", 60.0);

  Throughput {
    samples = List.copyOf(samples);
  }

  static Throughput of(BenchRow row) {
    Score score = row.score();
    List<Double> samples = score.samples().stream().flatMap(List::stream).toList();
    int batch = row.setup().plan().batchSize();
    Interval forks = score.overForks();
    if (batch == 0 || !isKnown(score.unit())) {
      return new Throughput(score.value(), score.unit(), forks, samples, score.isNoisy());
    }
    return new Throughput(
        images(score.value(), score.unit(), batch),
        BenchRow.IMAGES_PER_SECOND,
        forks.isEmpty() ? forks : converted(forks, score.unit(), batch),
        samples.stream().map(sample -> images(sample, score.unit(), batch)).toList(),
        score.isNoisy());
  }

  /** Whether the unit is images per second. */
  boolean isImagesPerSecond() {
    return unit.equals(BenchRow.IMAGES_PER_SECOND);
  }

  private static boolean isKnown(String unit) {
    return PER_SECOND.containsKey(unit) || SECONDS.containsKey(unit);
  }

  private static Interval converted(Interval interval, String unit, int batch) {
    double a = images(interval.low(), unit, batch);
    double b = images(interval.high(), unit, batch);
    return new Interval(Math.min(a, b), Math.max(a, b), interval.level());
  }

  private static double images(double value, String unit, int batch) {
    return SECONDS.containsKey(unit)
        ? batch / (value * SECONDS.get(unit))
        : batch * value * PER_SECOND.get(unit);
  }
}
