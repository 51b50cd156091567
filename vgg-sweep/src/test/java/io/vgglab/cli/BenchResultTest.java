package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of benchmark runs, drawn from what the run left. */
class BenchResultTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void folderOfABenchmarkRun_isDrawn() throws IOException {
    assertThat(report(givenRun().getParent(), "--downloads")).as(out.toString()).isZero();

    assertThat(out).hasToString("Report: " + folder.resolve("site/bench-quick.html") + "\n");
    assertThat(folder.resolve("site/bench-quick.html")).content().contains("TrainStep.trainStep");
    assertThat(folder.resolve("site/bench-quick.json")).isNotEmptyFile();
    assertThat(folder.resolve("site/index.html")).content().contains("bench-quick.html");
  }

  @Test
  void reportOfABenchmarkRun_isDrawn() throws IOException {
    assertThat(report(givenRun())).as(out.toString()).isZero();

    assertThat(folder.resolve("site/bench-quick.html")).isNotEmptyFile();
  }

  @Test
  void reportOfAnotherName_isKnownByItsContent() throws IOException {
    Path moved = Files.move(givenRun(), folder.resolve("kept.json"));

    assertThat(report(moved)).as(out.toString()).isZero();
  }

  @Test
  void damagedReport_isBadUsage() throws IOException {
    Path other = Files.writeString(folder.resolve("report.json"), "{}");

    assertThat(report(other)).isEqualTo(2);
    assertThat(out.toString())
        .startsWith("vgg: file must be the report.json of a benchmark run, but " + other);
  }

  @Test
  void secondRunOfAPreset_isRefusedSinceItsPageWouldReplaceTheFirst() throws IOException {
    Path run = givenRun();
    Path other = Files.copy(run, folder.resolve("kept.json"));

    assertThat(report(run, other.toString())).isEqualTo(2);
    assertThat(out.toString())
        .contains(
            "vgg: PATH must name each preset of benchmarks once, but named quick again; draw one of"
                + " them into another folder with --site\n");
  }

  private Path givenRun() throws IOException {
    Setup setup = new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, 2, Map.of());
    Score score = new Score(1, "ms/op", Double.NaN, Interval.none(), List.of(List.of(1.0)));
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(new BenchRow("TrainStep.trainStep", setup, score, Map.of())),
            List.of(),
            Map.of(),
            List.of());
    Path run = Files.createDirectories(folder.resolve("bench-quick"));
    return Files.writeString(run.resolve("report.json"), BenchJson.write(report));
  }

  private int report(Path source, String... options) {
    PrintWriter writer = new PrintWriter(out, true);
    List<String> arguments =
        new ArrayList<>(
            List.of("report", source.toString(), "--site", folder.resolve("site").toString()));
    arguments.addAll(List.of(options));
    return Vgg.commandLine()
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
