package io.vgglab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                + " cannot be read\n");
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
