package io.vgglab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.bench.trust.RowText;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

  @Test
  void rows_sayWhatTheyCountBySecond() {
    Map<String, String> other = new LinkedHashMap<>();
    other.put("sampler", "tpe");
    other.put("trials", "100");
    BenchReport report =
        new BenchReport(
            "smoke",
            Instant.EPOCH,
            List.of(
                row("TrainStep.trainStep", setup("onednn", 32, "seed", Map.of()), 40, "images/s"),
                row("NextTrial.suggest", setup("jvm", 0, "", other), 0.25, "suggestions/s")),
            List.of(),
            Map.of(),
            List.of("A note."));

    assertThat(SummaryTable.of(report).lines())
        .containsExactly(
            "benchmark              engine             what                    batch      ms/op"
                + "     spread or 95 %             per second",
            "TrainStep.trainStep    onednn · cpu       seed 32                    32      40.00"
                + "     sd 25.0 %, n 3         800.0 images/s",
            "NextTrial.suggest      jvm · cpu          tpe trials 100              -     0.2500"
                + "     sd 25.0 %, n 3    800.0 suggestions/s",
            "- A note.");
  }

  @Test
  void rowsOfSeveralThreads_areToldApart() {
    BenchRow two =
        row("TrainStep.trainStep", setup("onednn", 32, "seed", Map.of()), 40, "images/s");
    Setup alone = new Setup(two.setup().plan(), "seed", "none", 32, 1, Map.of());
    BenchReport report =
        new BenchReport(
            "smoke",
            Instant.EPOCH,
            List.of(two, row("TrainStep.trainStep", alone, 80, "images/s")),
            List.of(),
            Map.of(),
            List.of());

    assertThat(SummaryTable.of(report).lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains("seed 32 2 threads"),
            line -> assertThat(line).contains("seed 32 1 thread "));
    assertThat(report.rows()).extracting(RowText::of).doesNotHaveDuplicates();
  }

  private static BenchRow row(String benchmark, Setup setup, double millis, String unit) {
    return new BenchRow(
        benchmark,
        setup,
        new Score(
            millis,
            "ms/op",
            Double.NaN,
            Interval.none(),
            List.of(List.of(0.75 * millis, millis, 1.25 * millis))),
        Map.of(unit, 800.0));
  }

  private static Setup setup(String engine, int batch, String preset, Map<String, String> other) {
    return new Setup(
        new PlanKey("", engine, "cpu", batch), preset, "none", batch, batch > 0 ? 2 : 0, other);
  }
}
