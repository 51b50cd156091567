package io.vgglab.train;

import static io.vgglab.train.ToyRun.EXPERIMENT;
import static io.vgglab.train.ToyRun.data;
import static io.vgglab.train.ToyRun.givenTrainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.ImageSet;
import io.vgglab.data.TestSet;
import io.vgglab.eval.Predictions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

  @TempDir Path folder;
  private CheckpointFolder checkpoints = new CheckpointFolder(Path.of("none"), 1);

  @BeforeEach
  void place() {
    checkpoints = new CheckpointFolder(folder, 1);
  }

  @Test
  void resumedRun_equalsOneThatWasNeverInterrupted() {
    TrainingRun whole =
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);
    TrainingRun first =
        givenTrainer(new FakeNetwork(), checkpoints)
            .run(
                EXPERIMENT,
                data(EXPERIMENT),
                r -> r.epoch() == 2 ? Decision.STOP : Decision.CONTINUE);

    TrainingRun second =
        givenTrainer(new FakeNetwork(), checkpoints)
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    assertThat(first.outcome()).isEqualTo(new Outcome.Stopped("stopped after epoch 2"));
    assertThat(second.history())
        .extracting(EpochResult::loss)
        .isEqualTo(whole.history().stream().map(EpochResult::loss).toList());
    assertThat(second.history())
        .extracting(EpochResult::learningRate)
        .isEqualTo(whole.history().stream().map(EpochResult::learningRate).toList());
  }

  @Test
  void earlyStopping_endsTheRunAndIsNotForgotten() {
    Experiment stopping = EXPERIMENT.with(Map.of("earlyStopping", "2:0"));
    TrainingRun first =
        givenTrainer(new FakeNetwork(), checkpoints)
            .run(stopping, data(stopping), r -> Decision.CONTINUE);
    FakeNetwork network = new FakeNetwork();

    TrainingRun again =
        givenTrainer(network, checkpoints).run(stopping, data(stopping), r -> Decision.CONTINUE);

    assertThat(first.outcome()).isEqualTo(new Outcome.Stopped("no gain for 2 epochs"));
    assertThat(first.history()).hasSize(3);
    assertThat(again.outcome()).isEqualTo(first.outcome());
    assertThat(again.history()).hasSize(3);
    assertThat(network.rates).isEmpty();
  }

  @Test
  void runWithNothingLeftToTrain_predictsOnceMore() {
    TrainingRun first = train(EXPERIMENT, 4);
    FakeNetwork network = new FakeNetwork();

    TrainingRun again =
        givenTrainer(network, checkpoints)
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    assertThat(network.rates).isEmpty();
    assertThat(network.predicted).isEqualTo(12);
    assertThat(again.outcome()).isEqualTo(new Outcome.Completed());
    assertThat(again.predictions().map(Predictions::confusion))
        .isPresent()
        .isEqualTo(first.predictions().map(Predictions::confusion));
  }

  @Test
  void runThatHadDiverged_predictsNothingWhenItIsResumed() {
    Experiment patient = EXPERIMENT.with(Map.of("stuckEpochs", "2"));
    FakeNetwork guessing = new FakeNetwork();
    guessing.meanLoss = Math.log(3);
    TrainingRun first =
        givenTrainer(guessing, checkpoints).run(patient, data(patient), r -> Decision.CONTINUE);
    FakeNetwork network = new FakeNetwork();

    TrainingRun again =
        givenTrainer(network, checkpoints).run(patient, data(patient), r -> Decision.CONTINUE);

    assertThat(again.outcome()).isInstanceOf(Outcome.Diverged.class).isEqualTo(first.outcome());
    assertThat(again.predictions()).isEmpty();
    assertThat(network.predicted).isZero();
  }

  @Test
  void checkpointOfAnotherExperiment_isRefused() {
    givenTrainer(new FakeNetwork(), checkpoints)
        .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.STOP);
    Experiment other = EXPERIMENT.with(Map.of("batchSize", "4"));

    assertThatThrownBy(
            () ->
                givenTrainer(new FakeNetwork(), checkpoints)
                    .run(other, data(other), r -> Decision.CONTINUE))
        .hasMessage(
            "batchSize must be 8 as in the checkpoint, but was 4; choose another folder for another"
                + " experiment");
  }

  @Test
  void checkpoints_keepTheLastAndTheBest() throws IOException {
    FakeNetwork network = new FakeNetwork();
    network.bestAfter = 2 * 6;

    givenTrainer(network, checkpoints).run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")))
          .containsExactlyInAnyOrder("epoch-0002.json", "epoch-0004.json");
    }
    assertThat(checkpoints.latest()).map(Checkpoint::epoch).contains(4);
  }

  @Test
  void epochsFile_growsWithEveryEpoch() {
    CheckpointStore run = new RunFolder(folder).checkpoints(1);

    givenTrainer(new FakeNetwork(), run)
        .run(EXPERIMENT, data(EXPERIMENT), r -> r.epoch() < 2 ? Decision.CONTINUE : Decision.STOP);

    assertThat(folder.resolve("epochs.jsonl")).content().hasLineCount(2);
    assertThat(run.latest()).map(Checkpoint::epoch).hasValue(2);
    assertThat(run.epoch()).isEqualTo(2);
  }

  @Test
  void imagesOfAnotherDataSet_areRefused() {
    train(EXPERIMENT, 2);
    byte[] pixels = new byte[60 * 16];
    pixels[7] = 1;
    ImageSet images = ToyRun.images(60);
    int[] labels = new int[60];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.label(i);
    }
    ImageSet other = new ImageSet(images.shape(), images.classNames(), pixels, labels);
    TrainingData data = TrainingData.of(other, new TestSet("toy", () -> other), EXPERIMENT.plan());

    assertThatThrownBy(
            () ->
                givenTrainer(new FakeNetwork(), checkpoints)
                    .run(EXPERIMENT, data, r -> Decision.CONTINUE))
        .hasMessage(
            "images must be those that the run began with, but were others; choose another folder"
                + " for another data set");
  }

  @Test
  void checkpointWithoutTheHashOfItsImages_goesOn() throws IOException {
    train(EXPERIMENT, 2);
    Path state = folder.resolve("epoch-0002.json");
    String json = Files.readString(state);
    assertThat(json).contains("\"images\"");
    Files.writeString(state, json.replaceAll("\"images\"[^,]*,", ""));

    assertThat(train(EXPERIMENT, 4).history()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosine", "one-cycle:0.3", "step:2:0.1", "warm-up:3:cosine"})
  void scheduleOverAllEpochs_cannotBeMadeLonger(String schedule) {
    Experiment planned = EXPERIMENT.with(Map.of("schedule", schedule));
    train(planned, 4);

    assertThatThrownBy(() -> train(planned.with(Map.of("epochs", "6")), 6))
        .hasMessage(
            "epochs must be 4 (schedule "
                + schedule
                + " counts on them) as in the checkpoint, but was 6; choose another folder for"
                + " another experiment");
  }

  @Test
  void longerRun_equalsOneThatWasPlannedSo() {
    Map<String, String> cuts = Map.of("plateau", "0.1:0:0.5:1e-5", "epochs", "6");
    Experiment whole = EXPERIMENT.with(cuts);
    TrainingRun once =
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(whole, data(whole), r -> Decision.CONTINUE);
    train(whole.with(Map.of("epochs", "3")), 3);

    TrainingRun twice = train(whole, 6);

    List<Double> rates = once.history().stream().map(EpochResult::learningRate).toList();
    assertThat(rates.get(5)).isLessThan(rates.get(2) / 5);
    assertThat(twice.history()).extracting(EpochResult::learningRate).isEqualTo(rates);
    assertThat(twice.history())
        .extracting(EpochResult::loss)
        .isEqualTo(once.history().stream().map(EpochResult::loss).toList());
  }

  @Test
  void fewerEpochsThanAreDone_areRefused() {
    train(EXPERIMENT, 4);

    assertThatThrownBy(() -> train(EXPERIMENT.with(Map.of("epochs", "3")), 3))
        .hasMessage(
            "epochs must be at least 4, which the checkpoint has, but was 3; choose another folder"
                + " for a shorter run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoch-0004.json", "epoch-0004.safetensors"})
  void checkpointThatLostItsEnd_isPassedOverForAnOlderOne(String file) throws IOException {
    checkpoints = new CheckpointFolder(folder, 2);
    List<EpochResult> whole = train(EXPERIMENT, 4).history();
    Path damaged = folder.resolve(file);
    Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 20));

    assertThat(checkpoints.latest()).map(Checkpoint::epoch).hasValue(3);
    assertThat(checkpoints.epoch()).isEqualTo(3);
    assertThatThrownBy(checkpoints::last).isInstanceOf(UncheckedIOException.class);
    assertThat(train(EXPERIMENT, 4).history())
        .extracting(EpochResult::loss)
        .isEqualTo(whole.stream().map(EpochResult::loss).toList());
  }

  @Test
  void checkpointsBehindTheOneThatIsGoneOnFrom_makeRoomForItsSuccessors() throws IOException {
    checkpoints = new CheckpointFolder(folder, 3);
    train(EXPERIMENT, 4);
    for (String damaged : List.of("epoch-0003.safetensors", "epoch-0004.safetensors")) {
      Files.writeString(folder.resolve(damaged), "");
    }
    checkpoints = new CheckpointFolder(folder, 1);

    train(EXPERIMENT, 3);

    assertThat(checkpoints.last()).map(Checkpoint::epoch).hasValue(3);
  }

  @Test
  void tensorsWithoutAState_areDeleted() throws IOException {
    Path orphan = Files.writeString(folder.resolve("epoch-0000.safetensors"), "");
    Path other = Files.writeString(folder.resolve("notes.safetensors"), "");

    train(EXPERIMENT, 1);

    assertThat(orphan).doesNotExist();
    assertThat(other).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch-0007.safetensors.part",
        "epoch-0007.json.part",
        "initial.safetensors.new",
        "initial.safetensors.new.part"
      })
  void whatAKilledProcessLeft_isDeleted(String name) throws IOException {
    Path left = Files.writeString(folder.resolve(name), "");

    train(EXPERIMENT, 1);

    assertThat(left).doesNotExist();
  }

  @Test
  void checkpointsThatCannotBeReadAtAll_areAnError() throws IOException {
    train(EXPERIMENT, 4);
    for (Path state : new CheckpointFiles(folder).states()) {
      Files.writeString(state, "{}");
    }

    assertThatThrownBy(checkpoints::latest)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(
            "format must be 1, but was missing in "
                + folder.resolve("epoch-0004.json")
                + "; train into another folder");
    assertThat(CheckpointFolder.lastEpoch(folder)).isEqualTo(4);
  }

  @Test
  void checkpoints_areInTheOrderOfTheirNumbers() throws IOException {
    for (String name : List.of("epoch-10000", "epoch-9999", "epoch-0002")) {
      Files.writeString(folder.resolve(name + ".json"), "{}");
    }

    assertThat(new CheckpointFiles(folder).states())
        .extracting(CheckpointFiles::epoch)
        .containsExactly(2, 9999, 10000);
    assertThat(CheckpointFolder.lastEpoch(folder)).isEqualTo(10000);
  }

  private TrainingRun train(Experiment experiment, int epochs) {
    return givenTrainer(new FakeNetwork(), checkpoints)
        .run(
            experiment,
            data(experiment),
            r -> r.epoch() < epochs ? Decision.CONTINUE : Decision.STOP);
  }
}
