package io.vgglab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.bench.plan.Options;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.Standing;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  @TempDir Path site;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path earlier = Path.of("");

  @BeforeEach
  void placeEarlierReport() throws IOException {
    earlier = Files.createDirectories(site.resolve("bench-smoke")).resolve("report.json");
    Files.writeString(earlier, "an earlier run");
  }

  @Test
  void baselineThatIsNotThere_isSaidBeforeAnythingIsDeleted() {
    Path missing = site.resolve("missing.json");

    assertThat(run("bench.baseline", missing.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: bench.baseline must be the report.json of an older run, but "
                + missing
                + " cannot be read: no such file\n");
    assertThat(earlier).hasContent("an earlier run");
  }

  @Test
  void baselineInTheFolderOfTheRun_isReadBeforeItsPlaceIsTaken() {
    assertThat(run("bench.baseline", earlier.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith(
            "error: bench.baseline must be the report.json of an older run, but "
                + earlier
                + " is not: ");
    assertThat(earlier).hasContent("an earlier run");
  }

  @Test
  void baselineOfTooFewForks_isRefusedBeforeAnythingIsMeasured() {
    Properties properties = new Properties();
    properties.setProperty("bench.output", site.toString());
    properties.setProperty("bench.baseline", earlier.toString());

    assertThat(run(properties)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: bench.rounds must be at least 4 to compare runs, since fewer forks cannot tell a"
                + " difference from chance, but was 1\n");
    assertThat(earlier).hasContent("an earlier run");
  }

  @Test
  void baselineThatFailed_isRefusedBeforeAnythingIsMeasured() throws IOException {
    givenBaseline(new Standing(false, false), "onednn");

    assertThat(run("bench.baseline", earlier.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: bench.baseline must be of a run that came to its end, but ");
    assertThat(earlier).exists();
  }

  @Test
  void baselineOfOtherEngines_isRefusedBeforeAnythingIsMeasured() throws IOException {
    givenBaseline(Standing.WHOLE, "another");

    assertThat(run("bench.baseline", earlier.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: bench.baseline must have a row of this run's benchmarks, engines, ");
    assertThat(earlier).exists();
  }

  @Test
  void runSlowerThanItsBaseline_fails() {
    Properties properties = new Properties();
    properties.setProperty("bench.output", site.toString());
    Options options = Options.of(properties, 1);
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);

    assertThat(Main.compare(options, steps(10), steps(10), out)).isZero();
    assertThat(Main.compare(options, steps(12), steps(10), out)).isZero();
    assertThat(Main.compare(options, steps(10), steps(12), out)).isEqualTo(1);
    assertThat(site.resolve("index.html")).exists();
  }

  /** Five forks that differ a little. */
  private static BenchReport steps(double milliseconds) {
    List<List<Double>> forks = new ArrayList<>();
    for (int fork = 0; fork < 5; fork++) {
      forks.add(List.of(milliseconds + 0.01 * fork, milliseconds));
    }
    Setup setup = new Setup(new PlanKey("", "onednn", "cpu", 8), "seed", "none", 32, 1, Map.of());
    Score score = new Score(milliseconds, "ms/op", Double.NaN, Interval.none(), forks);
    return new BenchReport(
        "smoke",
        Instant.EPOCH,
        List.of(new BenchRow("TrainStep.trainStep", setup, score, Map.of())),
        List.of(),
        Map.of(),
        List.of());
  }

  private void givenBaseline(Standing standing, String engine) throws IOException {
    Setup setup = new Setup(new PlanKey("", engine, "cpu", 8), "seed", "none", 32, 1, Map.of());
    Score score =
        new Score(
            1, "ms/op", Double.NaN, Interval.none(), Collections.nCopies(4, List.of(1.0, 1.1)));
    BenchReport report =
        new BenchReport(
                "smoke",
                Instant.EPOCH,
                List.of(new BenchRow("TrainStep.trainStep", setup, score, Map.of())),
                List.of(),
                Map.of(),
                List.of())
            .as(standing);
    Files.writeString(earlier, BenchJson.write(report));
  }

  @Test
  void engineThatIsNotThere_leavesTheEarlierRun() {
    assertThat(run("bench.engines", "onedn")).isNotZero();
    assertThat(earlier).hasContent("an earlier run");
  }

  private int run(String key, String value) {
    Properties properties = new Properties();
    properties.setProperty("bench.output", site.toString());
    properties.setProperty("bench.rounds", "4");
    properties.setProperty(key, value);
    return run(properties);
  }

  private int run(Properties properties) {
    return Main.run(
        properties,
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
