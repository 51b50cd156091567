package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeTest {

  @Test
  void rounds_becomeForksOfOneRow() {
    List<BenchRow> merged =
        Merge.rounds(
            List.of(
                row("onednn", 100, 10.0, 12.0),
                row("dl4j", 300, 30.0, 30.0),
                row("onednn", 120, 11.0, 13.0),
                row("onednn", 110, 12.0, 14.0)));

    assertThat(merged)
        .extracting(row -> row.setup().plan().engine())
        .containsExactly("onednn", "dl4j");
    Score score = merged.get(0).score();
    assertThat(score.samples())
        .containsExactly(List.of(10.0, 12.0), List.of(11.0, 13.0), List.of(12.0, 14.0));
    assertThat(score.value()).isEqualTo(12);
    // t(5 degrees of freedom, 99.95 %) = 6.869, standard deviation sqrt(2), n = 6
    assertThat(score.error()).isCloseTo(6.869 * Math.sqrt(2) / Math.sqrt(6), within(0.001));
    assertThat(score.interval().level()).isEqualTo(0.999);
    assertThat(score.overForks().low()).isCloseTo(12 - 4.303 / Math.sqrt(3), within(0.001));
    assertThat(merged.get(0).secondary()).containsEntry("peak resident, MiB", 120.0);
  }

  @Test
  void singleRound_staysAsJmhWroteIt() {
    BenchRow row = row("onednn", 100, 10.0, 12.0);

    assertThat(Merge.rounds(List.of(row))).containsExactly(row);
  }

  private static BenchRow row(String engine, double peak, Double... samples) {
    Setup setup = new Setup(new PlanKey("", engine, "cpu", 32), "seed", "none", 32, 2, Map.of());
    return new BenchRow(
        "TrainStep.trainStep",
        setup,
        new Score(samples[0], "ms/op", Double.NaN, Interval.none(), List.of(List.of(samples))),
        Map.of("peak resident, MiB", peak));
  }
}
