package io.vgglab.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Options;
import io.vgglab.bench.run.BenchException;
import io.vgglab.bench.run.Targets;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final Options SMOKE = Options.of(new Properties(), 1);
  private static final Targets NONE = new Targets(List.of(), List.of());

  @Test
  void rowOfTheSameParameters_isInCommon() {
    assertThatCode(() -> Baseline.requireCommonRow(pages("100"), SMOKE, NONE))
        .doesNotThrowAnyException();
  }

  @Test
  void rowOfOtherParameters_isNot() {
    assertThatThrownBy(() -> Baseline.requireCommonRow(pages("1000"), SMOKE, NONE))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("bench.baseline must have a row of this run's benchmarks, ");
  }

  private static BenchReport pages(String trials) {
    Setup setup =
        new Setup(new PlanKey("", "jvm", "cpu", 0), "", "", 0, 0, Map.of("trials", trials));
    Score score = new Score(1, "ms/op", Double.NaN, Interval.none(), List.of(List.of(1.0)));
    return new BenchReport(
        "smoke",
        Instant.EPOCH,
        List.of(new BenchRow("StudyRendering.render", setup, score, Map.of())),
        List.of(),
        Map.of(),
        List.of());
  }
}
