package io.vgglab.train;

import static io.vgglab.train.ToyRun.EXPERIMENT;
import static io.vgglab.train.ToyRun.data;
import static io.vgglab.train.ToyRun.givenTrainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.network.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StretchTest {

  @TempDir Path folder;

  @Test
  void runThatGoesOnWithAnotherEngine_remembersBoth() {
    RunFolder run = new RunFolder(folder);
    Stretch.after(0, "onednn", Device.cpu(2)).keep(run);
    Stretch.after(3, "onednn", Device.cpu(2)).keep(run);
    Stretch.after(5, "dl4j", Device.cpu(1)).keep(run);

    assertThat(Stretch.of(run, 6))
        .containsExactly(new Stretch("onednn", "cpu", 2, 1), new Stretch("dl4j", "cpu", 1, 6));
    assertThat(Stretch.of(run, 6).get(1).text()).isEqualTo("dl4j on cpu (1 thread)");
  }

  @Test
  void epochsThatAreTrainedAgain_areForgotten() {
    RunFolder run = new RunFolder(folder);
    Stretch.after(0, "dl4j", Device.cpu(1)).keep(run);
    Stretch.after(0, "onednn", Device.cpu(2)).keep(run);

    assertThat(Stretch.of(run, 1)).containsExactly(new Stretch("onednn", "cpu", 2, 1));
  }

  @Test
  void stretchWithoutAnEpoch_countsForNothing() {
    RunFolder run = new RunFolder(folder);
    Stretch.after(0, "dl4j", Device.cpu(1)).keep(run);
    Stretch.after(5, "onednn", Device.cpu(2)).keep(run);

    assertThat(Stretch.of(run, 5)).containsExactly(new Stretch("dl4j", "cpu", 1, 1));
    Stretch.after(5, "dl4j", Device.cpu(1)).keep(run);
    assertThat(Stretch.of(run, 6)).containsExactly(new Stretch("dl4j", "cpu", 1, 1));
  }

  @Test
  void runThatDiedBehindItsCheckpoint_remembersWhoTrainedIt() throws IOException {
    RunFolder run = new RunFolder(folder);
    Path epochs = Files.createDirectory(folder.resolve("epochs.jsonl"));
    CheckpointStore first = run.checkpoints(1, "onednn", Device.cpu(2));
    assertThatThrownBy(() -> train(first)).hasMessage("cannot write " + epochs);
    assertThat(run.lastEpoch()).isEqualTo(1);
    Files.delete(epochs);

    train(run.checkpoints(1, "dl4j", Device.cpu(1)));

    assertThat(Stretch.of(run, 4))
        .containsExactly(new Stretch("onednn", "cpu", 2, 1), new Stretch("dl4j", "cpu", 1, 2));
  }

  private static TrainingRun train(CheckpointStore checkpoints) {
    return givenTrainer(new FakeNetwork(), checkpoints)
        .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);
  }

  @Test
  void runOfOlderVersions_hasNone() {
    assertThat(Stretch.of(new RunFolder(folder), 1)).isEmpty();
  }
}
