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

class CompareCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void equalRuns_exitWithZeroAndAPage() throws IOException {
    Path old = report("old", "onednn", 10);

    assertThat(compare(old, old)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains(
            "same     TrainStep.trainStep onednn cpu seed side 32 batch 32 1 thread: ratio 1.000")
        .contains("Report: ");
    assertThat(folder.resolve("site/compare-new.html")).doesNotExist();
    assertThat(folder.resolve("site/compare-old.html")).isNotEmptyFile();
  }

  @Test
  void slowerRun_exitsWithOne() throws IOException {
    assertThat(compare(report("old", "onednn", 10), report("new", "onednn", 12))).isEqualTo(1);
    assertThat(out.toString()).startsWith("slower   TrainStep.trainStep");
  }

  @Test
  void runsWithoutACommonRow_areBadUsageAndNamed() throws IOException {
    assertThat(compare(report("old", "dl4j", 10), report("new", "onednn", 12))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: the runs must have a row in common, but have none: engines, networks, batch sizes"
                + " and threads must be the same\n");
    assertThat(out.toString().lines().toList().subList(0, 2))
        .satisfiesExactly(
            line -> assertThat(line).contains("old.json: TrainStep.trainStep dl4j cpu seed"),
            line -> assertThat(line).contains("new.json: TrainStep.trainStep onednn cpu seed"));
  }

  @Test
  void runsOfTooFewForks_areNotTakenForEqual() throws IOException {
    assertThat(compare(report("old", "onednn", 10, 3), report("new", "onednn", 20, 3)))
        .isEqualTo(2);
    assertThat(out.toString()).startsWith("untested TrainStep.trainStep").doesNotContain("NaN");
    assertThat(err.toString())
        .isEqualTo(
            "vgg: rows in common must have samples above 0 of at least 4 forks in both runs, but 1 of"
                + " 1 has not: measure both with -Dbench.rounds=4 or more\n");
  }

  @Test
  void threshold_decidesWhatCounts() throws IOException {
    Path old = report("old", "onednn", 10);
    Path now = report("new", "onednn", 12);

    assertThat(compare(old, now)).isEqualTo(1);
    assertThat(compare(old, now, "--threshold", "0.5")).isZero();
  }

  @Test
  void otherFile_isBadUsage() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "{}");

    assertThat(compare(text, text)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: file must be the report.json of a benchmark run, but "
                + text
                + " is not: format must be vgglab.bench, but was missing\n");
  }

  @Test
  void missingFile_isBadUsageAndSaysSo() {
    Path none = folder.resolve("none");

    assertThat(compare(none, none)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("vgg: cannot read " + none + ": no such file\n");
  }

  private Path report(String name, String engine, double milliseconds) throws IOException {
    return report(name, engine, milliseconds, 5);
  }

  private Path report(String name, String engine, double milliseconds, int count)
      throws IOException {
    List<List<Double>> forks = new ArrayList<>();
    for (int fork = 0; fork < count; fork++) {
      forks.add(List.of(milliseconds + 0.01 * fork, milliseconds, milliseconds - 0.01 * fork));
    }
    BenchRow row =
        new BenchRow(
            "TrainStep.trainStep",
            new Setup(new PlanKey("", engine, "cpu", 32), "seed", "none", 32, 1, Map.of()),
            new Score(milliseconds, "ms/op", Double.NaN, Interval.none(), forks),
            Map.of());
    BenchReport report =
        new BenchReport(name, Instant.EPOCH, List.of(row), List.of(), Map.of(), List.of());
    return Files.writeString(folder.resolve(name + ".json"), BenchJson.write(report));
  }

  private int compare(Path old, Path now, String... options) {
    List<String> arguments = new ArrayList<>(List.of("compare", old.toString(), now.toString()));
    arguments.addAll(List.of("--site", folder.resolve("site").toString()));
    arguments.addAll(List.of(options));
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
