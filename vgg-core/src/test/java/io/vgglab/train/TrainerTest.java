package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.data.ImageSet;
import io.vgglab.data.TestSet;
import io.vgglab.model.Preset;
import io.vgglab.model.TensorShape;
import io.vgglab.network.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final Experiment EXPERIMENT =
      Experiment.of(Preset.SEED)
          .with(
              Map.of(
                  "input",
                  "4x4x1",
                  "classes",
                  "3",
                  "width",
                  "0.01",
                  "epochs",
                  "4",
                  "batchSize",
                  "8",
                  "validation",
                  "slice",
                  "validationShare",
                  "0.2",
                  "augmentation",
                  "flip"));

  @TempDir Path folder;

  @Test
  void run_goesThroughEveryEpoch() {
    FakeNetwork network = new FakeNetwork();

    TrainingRun run =
        givenTrainer(network, CheckpointStore.none())
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    assertThat(run.outcome()).isEqualTo(new Outcome.Completed());
    assertThat(run.history()).extracting(EpochResult::epoch).containsExactly(1, 2, 3, 4);
    assertThat(network.rates).hasSize(4 * 6);
    assertThat(network.rates.get(0)).isEqualTo(0.01);
    assertThat(network.rates.get(23)).isEqualTo(0.01 / (1 + 5e-4 * 23));
    assertThat(run.predictions()).isPresent();
    assertThat(run.predictions().get().confusion()).isEqualTo(run.history().get(3).confusion());
  }

  @Test
  void resumedRun_equalsOneThatWasNeverInterrupted() {
    TrainingRun whole =
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
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
  void checkpointOfAnotherExperiment_isRefused() {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
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
  void divergedRun_isAnOutcomeWithItsReason() {
    FakeNetwork network = new FakeNetwork();
    network.loss = Double.NaN;

    TrainingRun run =
        givenTrainer(network, CheckpointStore.none())
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    assertThat(run.outcome())
        .isEqualTo(new Outcome.Diverged(1, "loss was NaN in epoch 1; try a lower learningRate"));
    assertThat(run.predictions()).isEmpty();
  }

  @Test
  void checkpoints_keepTheLastAndTheBest() throws IOException {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);

    TrainingRun run =
        givenTrainer(new FakeNetwork(), checkpoints)
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    int best = 1;
    for (EpochResult result : run.history()) {
      best = result.macroF1() > run.history().get(best - 1).macroF1() ? result.epoch() : best;
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")))
          .containsOnly("epoch-000" + best + ".json", "epoch-0004.json");
    }
    assertThat(checkpoints.latest()).map(Checkpoint::epoch).contains(4);
  }

  @Test
  void imagesOfAnotherShape_areRefused() {
    Experiment other = EXPERIMENT.with(Map.of("input", "8x8x1"));

    assertThatThrownBy(
            () ->
                givenTrainer(new FakeNetwork(), CheckpointStore.none())
                    .run(other, data(EXPERIMENT), r -> Decision.CONTINUE))
        .hasMessage(
            "images must be 8x8x1 of 3 classes, but were 4x4x1 of 3; set input and classes to the"
                + " data's");
  }

  @Test
  void limit_cutsTrainingImagesOnly() {
    TrainingData data = data(EXPERIMENT.with(Map.of("limit", "15")));

    assertThat(data.training().size()).isEqualTo(15);
    assertThat(data.validation().size()).isEqualTo(12);
    assertThat(data.validatedOn()).isEqualTo("validation");
    assertThat(data(EXPERIMENT.with(Map.of("validation", "test"))).validatedOn()).isEqualTo("test");
  }

  @Test
  void epochsFile_growsWithEveryEpoch() {
    CheckpointStore checkpoints = new RunFolder(folder).checkpoints(1);

    givenTrainer(new FakeNetwork(), checkpoints)
        .run(EXPERIMENT, data(EXPERIMENT), r -> r.epoch() < 2 ? Decision.CONTINUE : Decision.STOP);

    assertThat(folder.resolve("epochs.jsonl")).content().hasLineCount(2);
    assertThat(checkpoints.latest()).map(Checkpoint::epoch).hasValue(2);
  }

  @Test
  void runFolder_holdsWhatARunCameTo() throws IOException {
    TrainingData data = data(EXPERIMENT);
    List<EpochResult> seen = new ArrayList<>();
    TrainingRun run =
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(
                EXPERIMENT,
                data,
                r -> {
                  seen.add(r);
                  return Decision.CONTINUE;
                });

    new RunFolder(folder)
        .write(
            new RunFolder.Facts(
                EXPERIMENT, "fake", Device.cpu(1), "toy", "00", Map.of("fake", "1")),
            data,
            run);

    assertThat(Files.readAllLines(folder.resolve("epochs.jsonl")))
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(new ObjectMapper().readTree(line).fieldNames())
                    .toIterable()
                    .containsExactly(
                        "epoch",
                        "loss",
                        "accuracy",
                        "macroF1",
                        "learningRate",
                        "imagesPerSecond",
                        "seconds"));
    assertThat(Files.readAllLines(folder.resolve("predictions.csv")))
        .hasSize(13)
        .startsWith("index,truth,predicted");
    assertThat(folder.resolve("classification-report.txt")).content().contains("macro avg");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("run.json").toFile());
    assertThat(json.path("outcome").asText()).isEqualTo("completed");
    assertThat(json.path("data").path("validatedOn").asText()).isEqualTo("validation");
    assertThat(json.path("settings").path("batchSize").asText()).isEqualTo("8");
    assertThat(EpochJson.read(json.path("last"))).isEqualTo(seen.get(3));
  }

  private static Trainer givenTrainer(FakeNetwork network, CheckpointStore checkpoints) {
    return new Trainer(network, Device.cpu(1), checkpoints);
  }

  private static TrainingData data(Experiment experiment) {
    ImageSet images = images(60);
    return TrainingData.of(images, new TestSet("toy", () -> images(9)), experiment.plan());
  }

  private static ImageSet images(int count) {
    byte[] pixels = new byte[count * 16];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
      pixels[i * 16] = (byte) i;
    }
    return new ImageSet(TensorShape.square(1, 4), List.of("a", "b", "c"), pixels, labels);
  }
}
