package io.vgglab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Options;
import io.vgglab.bench.run.BenchException;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelfTestTest {

  private static final Options OPTIONS = Options.of(new Properties(), 1);

  private final List<String> names = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  @Test
  void steadyMachine_passes() {
    SplittableRandom random = new SplittableRandom(1);

    SelfTest.Counts counts =
        new SelfTest(
                OPTIONS,
                (options, name) -> report(name, 10 * (1 + options.slowdown()), 0.01, random),
                lines::add)
            .run(20);

    assertThat(counts.isGood()).isTrue();
    assertThat(counts)
        .hasToString(
            "of 20 comparisons of the build with itself 0 were flagged; of 10 with a build slowed"
                + " by 10 % 10 were found slower");
    assertThat(names).hasSize(50).startsWith("pair-01-before", "pair-01-after", "pair-02-before");
    assertThat(lines)
        .hasSize(30)
        .element(2)
        .asString()
        .startsWith(
            "pair-02, slowed by 10 %: TrainStep.trainStep onednn cpu seed side 32 batch 32 1 thread"
                + " ratio 1.")
        .endsWith("slower");
  }

  @Test
  void driftingMachine_fails() {
    SplittableRandom random = new SplittableRandom(1);

    SelfTest.Counts counts =
        new SelfTest(
                OPTIONS,
                (options, name) -> report(name, name.endsWith("after") ? 12 : 10, 0.01, random),
                lines::add)
            .run(4);

    assertThat(counts).isEqualTo(new SelfTest.Counts(4, 4, 2, 0));
    assertThat(counts.isGood()).isFalse();
  }

  @Test
  void runsWithoutARowInCommon_endTheTest() {
    SplittableRandom random = new SplittableRandom(1);
    SelfTest test =
        new SelfTest(
            OPTIONS,
            (options, name) ->
                name.endsWith("after")
                    ? new BenchReport(
                        name, Instant.EPOCH, List.of(), List.of(), Map.of(), List.of())
                    : report(name, 10, 0.01, random),
            lines::add);

    assertThatThrownBy(() -> test.run(2))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("the runs must have a row in common");
  }

  @Test
  void testWithoutASlowedRun_provesNothing() {
    assertThat(new SelfTest.Counts(1, 0, 0, 0).isGood()).isFalse();
    assertThat(new SelfTest.Counts(2, 0, 1, 1).isGood()).isTrue();
  }

  /** Five forks of five samples each, spread by a share of the mean. */
  private BenchReport report(String name, double mean, double spread, SplittableRandom random) {
    names.add(name);
    List<List<Double>> forks = new ArrayList<>();
    for (int fork = 0; fork < 5; fork++) {
      List<Double> samples = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        samples.add(mean * (1 + spread * (2 * random.nextDouble() - 1)));
      }
      forks.add(samples);
    }
    BenchRow row =
        new BenchRow(
            "TrainStep.trainStep",
            new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, 1, Map.of()),
            new Score(mean, "ms/op", Double.NaN, Interval.none(), forks),
            Map.of());
    return new BenchReport(name, Instant.EPOCH, List.of(row), List.of(), Map.of(), List.of());
  }
}
