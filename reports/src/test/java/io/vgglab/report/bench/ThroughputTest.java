package io.vgglab.report.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThroughputTest {

  @Test
  void interval_holdsTheValue() {
    Throughput throughput = Throughput.of(row(10.0, 10.2, 10.4));

    assertThat(throughput.value()).isCloseTo(32 / 10.2e-3, within(1e-6));
    assertThat(throughput.interval().low()).isLessThan(throughput.value());
    assertThat(throughput.interval().high()).isGreaterThan(throughput.value());
  }

  @Test
  void forksThatDifferSoMuchThatATimeMayBeNothing_haveNoInterval() {
    assertThat(Throughput.of(row(10.0, 12.0, 30.0)).interval()).isEqualTo(Interval.none());
    BenchRow row = row(10.0, 12.0, 30.0);
    assertThat(row.score().overForks()).isEqualTo(Interval.none());
    assertThat(ResultTable.spread(Throughput.of(row), row.score()))
        .startsWith("no interval: the forks differ too much");
  }

  private static BenchRow row(double first, double second, double third) {
    return new BenchRow(
        "TrainStep.trainStep",
        new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, 1, Map.of()),
        new Score(
            (first + second + third) / 3,
            "ms/op",
            Double.NaN,
            Interval.none(),
            List.of(List.of(first), List.of(second), List.of(third))),
        Map.of());
  }
}
