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
  void busyMachine_isNamedWithItsShare() {
    assertThat(Noise.ofMachine(0.62))
        .containsExactly(
            "The machine was busy with something else before the run: 62 % of its processors' time,"
                + " above 15 %.");
    assertThat(Noise.ofMachine(0.1)).isEmpty();
    assertThat(Noise.ofMachine(Double.NaN)).isEmpty();
  }

  private static BenchRow row(Double... samples) {
    return new BenchRow(
        "TrainStep.trainStep",
        new Setup(new PlanKey("", "onednn", "cpu", 8), "seed", "none", 32, 2, Map.of()),
        new Score(100, "ms/op", Double.NaN, Interval.none(), List.of(List.of(samples))),
        Map.of());
  }
}
