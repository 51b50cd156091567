package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.network.EngineBundles;
import io.vgglab.provenance.GpuSurvey;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.UnavailableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchRunTest {

  private static final GpuSurvey NO_GPU = new GpuSurvey(List.of(), "this test has no GPU");

  @TempDir Path folder;

  @BeforeEach
  void bundle() throws IOException {
    Path bundles = Files.createDirectory(folder.resolve("bundles"));
    Files.writeString(bundles.resolve("plain.properties"), "engine=plain\ndevices=cpu,cuda\n");
    Files.writeString(bundles.resolve("plain.classpath"), "");
  }

  @Test
  void run_leavesJmhsOwnJsonEnvironmentReportAndPage() throws IOException {
    BenchReport report = run("plain,plain-refusing", "Prediction");

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
  void wrongOutput_isNeverTimed() {
    assertThatThrownBy(() -> run("plain,plain-wrong", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("output of plain-wrong on cpu for seed/none/32 must be within")
        .hasMessageEndingWith("it is not timed");
  }

  @Test
  void wrongGradients_areNeverTimed() {
    assertThatThrownBy(() -> run("plain,plain-lame", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("gradients of plain-lame on cpu for seed/none/32 must be within")
        .hasMessageContaining("but that of block3_conv2.weight was");
  }

  @Test
  void biasThatIsNeverUpdated_isNeverTimed() {
    assertThatThrownBy(() -> run("plain,plain-stiff", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("updates of plain-stiff on cpu for seed/none/32 must be within")
        .hasMessageContaining("but that of block3_conv2.bias was 9.");
  }

  @Test
  void engineThatOpensAndThenBreaks_isBrokenAndNotLeftOut() {
    assertThatThrownBy(() -> run("plain-faulty", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("check of plain-faulty on cpu failed with exit code 1:")
        .hasMessageContaining("execution of block1_conv1 failed: invalid arguments");
  }

  @Test
  void benchmarkThatFails_leavesWhatWasMeasuredBefore() {
    assertThatThrownBy(() -> run("plain,plain-failing", "Prediction"))
        .isInstanceOfSatisfying(
            IncompleteRunException.class,
            incomplete -> {
              assertThat(incomplete.report().rows())
                  .extracting(row -> row.setup().plan().engine())
                  .containsExactly("plain");
              assertThat(incomplete.report().notes().get(0))
                  .startsWith(
                      "The run broke off, and rows are missing: benchmark of plain-failing on cpu"
                          + " failed with exit code 1:");
            });
  }

  @Test
  void failingBenchmark_failsTheRunWithItsOwnWords() {
    assertThatThrownBy(() -> run("plain-failing", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("benchmark of plain-failing on cpu failed with exit code 1")
        .hasMessageContaining("no more than ten predictions");
  }

  @Test
  void nothingToMeasure_saysWhy() {
    assertThatThrownBy(() -> run("plain-refusing", "Prediction"))
        .hasMessage(
            "nothing can be measured: plain-refusing on cuda:0: this test has no GPU;"
                + " plain-refusing on cpu: this machine is too plain");
  }

  @Test
  void samplers_areMeasuredOnceWithoutAnyEngine() {
    BenchReport report = run("plain,plain-refusing", "NextTrial");

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

  private BenchReport run(String engines, String include) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "bench.engines",
            engines,
            "bench.include",
            include,
            "bench.threads",
            "2",
            "bench.output",
            folder.resolve("site").toString()));
    Options options = Options.of(properties, 1);
    Targets targets = Targets.of(options, EngineBundles.in(folder.resolve("bundles")), NO_GPU);
    ResultFolder results = ResultFolder.prepare(options.output(), options.preset().id());
    BenchReport report =
        new BenchRun(options, results, line -> {}, InstantSource.system(), new Gate(Map.of()))
            .run(targets, Environment.ofThisMachine(NO_GPU, options.jvm()));
    results.write(report);
    return report;
  }
}
