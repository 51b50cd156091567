package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Standing;
import io.vgglab.report.bench.UnavailableRow;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRunTest {

  @TempDir Path folder;

  @Test
  void run_leavesJmhsOwnJsonEnvironmentReportAndPage() {
    BenchReport report = PlainRun.of(folder, "plain,plain-refusing", "Prediction");

    assertThat(report.standing()).isEqualTo(Standing.WHOLE);
    assertThat(report.rows()).hasSize(1);
    BenchRow row = report.rows().get(0);
    assertThat(row.benchmark()).isEqualTo("Prediction.predict");
    assertThat(row.setup().plan().engine()).isEqualTo("plain");
    assertThat(row.setup().plan().planHash()).hasSize(16);
    assertThat(row.setup().threads()).isEqualTo(2);
    assertThat(row.score().forks()).isEqualTo(1);
    assertThat(row.secondary())
        .containsKeys("images/s", "model GFLOP/s", "peak heap, MiB", "peak native, MiB")
        .doesNotContainKey("peak GPU, MiB");
    assertThat(report.unavailable())
        .extracting(UnavailableRow::reason)
        .contains("this test has no GPU", "this machine is too plain");
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("Fewer than 3 forks"));
    assertThat(folder.resolve("site/bench-smoke.html")).isNotEmptyFile();
    assertThat(folder.resolve("site/index.html")).isNotEmptyFile();
    assertThat(folder.resolve("site/bench-smoke/environment.json"))
        .content()
        .contains("\"plain on cpu\"");
    assertThat(folder.resolve("site/bench-smoke/jmh-network-plain-cpu-round1.json"))
        .content()
        .contains("\"jmhVersion\"", "\"rawData\"");
  }

  @Test
  void benchmarkThatFails_costsTheOthersNothing() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain-failing,plain", "Prediction"))
        .isInstanceOfSatisfying(
            IncompleteRunException.class,
            incomplete -> {
              assertThat(incomplete.report().rows())
                  .extracting(row -> row.setup().plan().engine())
                  .containsExactly("plain");
              assertThat(incomplete.report().standing()).isEqualTo(new Standing(false, false));
              assertThat(incomplete.report().notes().get(0))
                  .startsWith(
                      "Forks are missing: benchmark of plain-failing on cpu failed in 1 of 1 forks of"
                          + " Prediction.predict: java.lang.IllegalStateException: no more than"
                          + " ten predictions (log:"
                          + " bench-smoke/jmh-network-plain-failing-cpu-round1.log)");
            });
  }

  @Test
  void failingBenchmark_failsTheRunWithItsOwnWords() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain-failing", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining(
            "benchmark of plain-failing on cpu failed in 1 of 1 forks of Prediction.predict:")
        .hasMessageContaining("no more than ten predictions");
  }

  @Test
  void nothingToMeasure_saysWhy() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain-refusing", "Prediction"))
        .hasMessage(
            "nothing can be measured: plain-refusing on cuda:0: this test has no GPU;"
                + " plain-refusing on cpu: this machine is too plain");
  }

  @Test
  void samplers_areMeasuredOnceWithoutAnyEngine() {
    BenchReport report = PlainRun.of(folder, "plain,plain-refusing", "NextTrial");

    assertThat(report.rows()).hasSize(1);
    BenchRow row = report.rows().get(0);
    assertThat(row.benchmark()).isEqualTo("NextTrial.suggest");
    assertThat(row.setup().engineOnDevice()).isEqualTo("jvm · cpu");
    assertThat(row.setup().other()).isEqualTo(Map.of("sampler", "tpe", "trials", "100"));
    assertThat(row.secondary()).containsKeys("suggestions/s", "peak native, MiB");
    assertThat(report.unavailable()).isEmpty();
    assertThat(report.notes()).noneMatch(note -> note.contains("every network"));
    assertThat(folder.resolve("site/bench-smoke/jmh-study-jvm-cpu-round1.json")).isNotEmptyFile();
    assertThat(folder.resolve("site/bench-smoke/probe-plain-cpu.json")).doesNotExist();
  }
}
