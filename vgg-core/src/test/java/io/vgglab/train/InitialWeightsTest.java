package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitialWeightsTest {

  private static final List<String> LEFT =
      List.of("initial.safetensors.new", "initial.safetensors.new.part");

  @TempDir Path folder;

  @Test
  void runThatDidNotBegin_forgetsItsWeightsAndWhatAKilledProcessLeft() throws IOException {
    RunFolder run = givenRun();

    InitialWeights.forget(run);

    assertThat(run.checkpointFolder()).isEmptyDirectory();
  }

  @Test
  void runThatBegan_keepsItsWeights() throws IOException {
    RunFolder run = givenRun();
    Files.writeString(run.checkpointFolder().resolve("epoch-0001.json"), "");

    InitialWeights.forget(run);

    assertThat(run.checkpointFolder().toFile().list())
        .containsExactlyInAnyOrder("initial.safetensors", "epoch-0001.json");
  }

  @Test
  void runWithoutAFolder_hasNothingToForget() {
    RunFolder run = new RunFolder(folder.resolve("none"));

    InitialWeights.forget(run);

    assertThat(folder).isEmptyDirectory();
  }

  private RunFolder givenRun() throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.createDirectories(run.checkpointFolder());
    Files.writeString(run.checkpointFolder().resolve("initial.safetensors"), "");
    for (String name : LEFT) {
      Files.writeString(run.checkpointFolder().resolve(name), "");
    }
    return run;
  }
}
