package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void goldenTrace_isPrintedBesideOurs() throws IOException {
    assertThat(run(trace("tpe_v5_default_seed42"))).isZero();
    assertThat(out.toString().lines())
        .hasSize(1 + 40 * 6 + 1)
        .startsWith(
            "trial  parameter         recorded                suggested",
            "    0  lr                3.1489116479568613E-4   3.1489116479568613E-4",
            "       momentum          0.941207163345817       0.941207163345817",
            "       batch             96                      96")
        .endsWith("40 trials replay.");
  }

  @Test
  void firstDifference_endsTheReplay() throws IOException {
    String changed = trace("random_seed42").replaceFirst("\"batch\": 48", "\"batch\": 56");

    assertThat(run(changed)).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "       batch             56                      48                      differs\n")
        .endsWith(" differs: batch: recorded 56, suggested 48\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void prunedTrace_showsWhatThePrunerSaid() throws IOException {
    assertThat(run(trace("pruned_hyperband"))).isZero();
    assertThat(out.toString())
        .contains("       (pruner)          goes on                 goes on\n")
        .contains("       (pruner)          pruned at step 3        pruned at step 3\n")
        .endsWith("60 trials replay.\n");
  }

  @Test
  void laterPruning_isADifference() throws IOException {
    String changed =
        trace("pruned_median").replaceFirst("\"state\":\"PRUNED\"", "\"state\":\"COMPLETE\"");

    assertThat(run(changed)).isEqualTo(1);
    assertThat(out.toString().lines().toList())
        .last()
        .asString()
        .matches("Trial \\d+ differs: step \\d+: recorded goes on, ours prunes");
  }

  @Test
  void otherFile_isBadUsage() throws IOException {
    assertThat(run("{}")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: "
                + folder.resolve("trace.json")
                + ": trace must have a member space, but has none\n");
  }

  private int run(String trace) throws IOException {
    Path file = Files.writeString(folder.resolve("trace.json"), trace);
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("sweep", "replay", file.toString());
  }

  private static String trace(String name) throws IOException {
    String path = "/io/vgglab/sweep/replay/" + name + ".trace.json";
    try (InputStream in = ReplayCommandTest.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
