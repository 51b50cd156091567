package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code vgg train} as a process that gets Ctrl-C, with an engine without arithmetic; that real
 * engines go on bit for bit is {@code StateContract}'s.
 */
@Tag("slow")
class InterruptedTrainingTest {

  private static final int EPOCHS = 5;

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  private void givenAnEngine(int stepMillis) throws IOException {
    Path bundles = Files.createDirectories(folder.resolve("bundles"));
    Files.writeString(
        bundles.resolve("test.properties"),
        "engine=test\ndevices=cpu\nenvironment.TEST_STEP_MILLIS=" + stepMillis + "\n");
    Files.writeString(bundles.resolve("test.classpath"), "");
  }

  @AfterEach
  void endWhatIsLeft() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void training_goesOnAfterItsLastEpochWithTheSameLosses() throws Exception {
    givenAnEngine(40);
    Process train = start("run");
    awaitLine("run", "epoch 2/5");

    interrupt(train);

    assertThat(train.exitValue()).isEqualTo(130);
    assertThat(log("run"))
        .containsPattern(
            "\nvgg: interrupted; run the command again to go on after epoch [23], kept in .*/run\n$");
    assertThat(folder.resolve("run/run.json")).doesNotExist();
    finish(start("run"));
    assertThat(log("run")).containsPattern("\ngoing on after epoch ([23])\nepoch (?!\\1)");
    finish(start("whole"));
    assertThat(losses("run")).hasSize(EPOCHS).isEqualTo(losses("whole"));
  }

  @Test
  void trainingInItsFirstEpoch_saysThatItStartsOver() throws Exception {
    givenAnEngine(1_000);
    Process train = start("run");
    awaitLine("run", "training ");

    interrupt(train);

    assertThat(log("run"))
        .endsWith(
            "\nvgg: interrupted before the first checkpoint; run the command again to start over\n");
  }

  private static void interrupt(Process train) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(train.pid())).start().waitFor();
    assertThat(train.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private void finish(Process train) throws Exception {
    assertThat(train.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(train.exitValue()).isZero();
  }

  private Process start(String run) throws IOException {
    // A build in the background may have passed on that it ignores signals; a terminal does not.
    Process process =
        new ProcessBuilder(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dvgg.bundles=" + folder.resolve("bundles"),
                "-cp",
                System.getProperty("java.class.path"),
                Vgg.class.getName(),
                "train",
                "--data",
                "synthetic:8x8x1:2:64:16",
                "--set",
                "width=0.02",
                "--set",
                "head=linear",
                "--batch-size",
                "8",
                "--epochs",
                Integer.toString(EPOCHS),
                "--out",
                folder.resolve(run).toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(run + ".log").toFile()))
            .start();
    started.add(process);
    return process;
  }

  private void awaitLine(String run, String text) throws Exception {
    for (int i = 0; i < 600 && !log(run).contains(text); i++) {
      Thread.sleep(50);
    }
    assertThat(log(run)).contains(text);
  }

  private String log(String run) throws IOException {
    Path file = folder.resolve(run + ".log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private List<Double> losses(String run) throws IOException {
    List<Double> losses = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(run).resolve("epochs.jsonl"))) {
      losses.add(new ObjectMapper().readTree(line).path("loss").asDouble());
    }
    return losses;
  }
}
