package io.vgglab.report.bench;

import io.vgglab.report.figure.PlanRate;
import io.vgglab.report.view.Digest;
import java.util.List;

/** What a benchmark run hands to a list of pages: its training steps, and how fast each was. */
final class BenchDigest {

  private static final int BARS = 12;

  private BenchDigest() {}

  static Digest of(BenchReport report) {
    List<BenchRow> steps =
        report.rows().stream()
            .filter(row -> row.benchmark().endsWith("trainStep"))
            .filter(row -> Throughput.of(row).isImagesPerSecond())
            .toList();
    return Digest.of(
            Digest.Shape.BARS,
            steps.stream().limit(BARS).map(row -> Throughput.of(row).value()).toList())
        .withRates(
            steps.stream()
                .filter(row -> !report.standing().slowed())
                .filter(row -> row.setup().plan().isWhole())
                .map(BenchDigest::rate)
                .toList());
  }

  private static PlanRate rate(BenchRow row) {
    Throughput rate = Throughput.of(row);
    return new PlanRate(
        row.setup().plan(),
        row.setup().preset(),
        rate.value(),
        rate.interval(),
        row.setup().threads());
  }
}
