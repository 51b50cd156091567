package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterministicTest {

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void otherThreadsOrDevices_areBadUsage() {
    assertThat(run("train", "--deterministic", "--threads", "2")).isEqualTo(2);
    assertThat(run("train", "--deterministic", "--device", "cuda:0")).isEqualTo(2);
    assertThat(sweep("--deterministic", "--slots", "cpu:2", "--threads", "2")).isEqualTo(2);
    assertThat(sweep("--deterministic", "--slots", "cpu,cuda:1")).isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(
            "vgg: threads must be 1 with --deterministic, but was 2",
            "vgg: device must be cpu with --deterministic, since GPUs add in any order, but was"
                + " 'cuda:0'",
            "vgg: threads must be 1 with --deterministic, but was 2",
            "vgg: device must be cpu with --deterministic, since GPUs add in any order, but was"
                + " 'cuda:1'");
  }

  @Test
  @Tag("native")
  @Tag("slow")
  void twoRuns_giveTheSameBits() throws IOException {
    Path first = train("first");
    Path second = train("second");

    assertThat(epoch(first)).isEqualTo(epoch(second));
    assertThat(Files.mismatch(weights(first), weights(second))).isEqualTo(-1);
  }

  private int sweep(String... options) {
    return run(
        Stream.concat(Stream.of("sweep", "../examples/quick.yaml"), Stream.of(options))
            .toArray(String[]::new));
  }

  private Path train(String name) {
    Path run = folder.resolve(name);
    int code =
        run(
            "train",
            "--deterministic",
            "--limit",
            "300",
            "--epochs",
            "1",
            "--set",
            "width=0.125",
            "--set",
            "head=linear",
            "--set",
            "scaling=standardized",
            "--out",
            run.toString());
    assertThat(code).as(err.toString()).isZero();
    return run;
  }

  private static double epoch(Path run) throws IOException {
    JsonNode line = new ObjectMapper().readTree(run.resolve("epochs.jsonl").toFile());
    return line.path("loss").asDouble();
  }

  private static Path weights(Path run) {
    return run.resolve("checkpoints/epoch-0001.safetensors");
  }

  private int run(String... arguments) {
    return Vgg.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
