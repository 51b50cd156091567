package io.vgglab.bench.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.bench.trust.SteadyState.Verdict;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

  @Test
  void fallingTimes_areStillWarming() {
    assertThat(SteadyState.of(List.of(List.of(20.0, 18.0, 16.0, 15.0, 14.0, 13.5, 13.2, 13.0))))
        .isEqualTo(Verdict.STILL_WARMING);
  }

  @Test
  void risingTimes_areSlowing() {
    List<Double> rising = List.of(10.0, 10.2, 10.4, 10.6, 10.8);

    assertThat(SteadyState.of(List.of(rising, rising, rising))).isEqualTo(Verdict.SLOWING);
  }

  @Test
  void trendTooSmallToMatter_isSteady() {
    assertThat(
            SteadyState.of(List.of(List.of(10.0, 10.01, 10.02, 10.03, 10.04, 10.05, 10.06, 10.07))))
        .isEqualTo(Verdict.STEADY);
  }

  @Test
  void fewSamples_getNoVerdict() {
    assertThat(SteadyState.of(List.of(List.of(5.0, 4.0, 3.0, 2.0, 1.0))))
        .isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void rowsThatCannotBeJudged_areCounted() {
    BenchRow row =
        new BenchRow(
            "TrainStep.trainStep",
            new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, 2, Map.of()),
            new Score(
                3, "ms/op", Double.NaN, Interval.none(), List.of(List.of(5.0, 4.0, 3.0, 2.0, 1.0))),
            Map.of());

    assertThat(SteadyState.ofRows(List.of(row)))
        .containsExactly(
            "Whether it was steady is not known of 1 row with fewer than 8 iterations.");
  }

  @Test
  void noiseAlone_isCalledATrendAtMostTwiceIn100() {
    Random random = new Random(11);
    int trends = 0;
    for (int run = 0; run < 100; run++) {
      List<List<Double>> forks = new ArrayList<>();
      for (int fork = 0; fork < 3; fork++) {
        forks.add(random.doubles(6).mapToObj(d -> 100 + 10 * d).toList());
      }
      trends += SteadyState.of(forks) == Verdict.STEADY ? 0 : 1;
    }

    assertThat(trends).isLessThanOrEqualTo(2);
  }
}
