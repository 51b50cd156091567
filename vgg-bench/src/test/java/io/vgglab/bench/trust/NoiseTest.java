package io.vgglab.bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoiseTest {

  @Test
  void wideRows_areCounted() {
    assertThat(Noise.ofRows(List.of(row(90.0, 110.0), row(100.0, 101.0))))
        .containsExactly("1 of 2 rows are noisy: standard deviation above 5 % of the mean.");
  }

  @Test
  void quietRows_sayNothing() {
    assertThat(Noise.ofRows(List.of(row(100.0, 101.0), row(100.0)))).isEmpty();
  }

  @Test
  void busyMachine_isNamedWithItsLoad() {
    assertThat(Noise.ofLoad("1.25 0.50 0.10", 2))
        .containsExactly(
            "The machine was busy before the run: load 1.25 on 2 cores, above 0.3 a core.");
    assertThat(Noise.ofLoad("0.59 0.50 0.10", 2)).isEmpty();
    assertThat(Noise.ofLoad("not available", 2)).isEmpty();
  }

  private static BenchRow row(Double... samples) {
    return new BenchRow(
        "TrainStep.trainStep",
        new Setup(new PlanKey("", "onednn", "cpu", 8), "seed", "none", 32, 2, Map.of()),
        new Score(100, "ms/op", Double.NaN, Interval.none(), List.of(List.of(samples))),
        Map.of());
  }
}
