package io.vgglab.train;

import static io.vgglab.train.ToyRun.EXPERIMENT;
import static io.vgglab.train.ToyRun.data;
import static io.vgglab.train.ToyRun.givenTrainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.data.ImageSet;
import io.vgglab.data.TestSet;
import io.vgglab.eval.Predictions;
import io.vgglab.model.TensorShape;
import io.vgglab.network.Device;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final RunFolder.Facts FACTS =
      new RunFolder.Facts(EXPERIMENT, "fake", Device.cpu(1), "toy", "00", Map.of("fake", "1"));

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
    assertThat(network.predicted).isEqualTo(4 * 12);
    assertThat(run.predictions()).isPresent();
    assertThat(run.history().get(3).confusion()).contains(run.predictions().get().confusion());
    assertThat(run.history().subList(0, 3))
        .extracting(EpochResult::confusion)
        .containsOnly(Optional.empty());
  }

  @Test
  void stoppedRun_hasThePredictionsOfItsLastEpoch() {
    FakeNetwork network = new FakeNetwork();
    network.bestAfter = 2 * 6;

    TrainingRun run =
        givenTrainer(network, CheckpointStore.none())
            .run(
                EXPERIMENT,
                data(EXPERIMENT),
                r -> r.epoch() < 2 ? Decision.CONTINUE : Decision.STOP);

    assertThat(run.outcome()).isEqualTo(new Outcome.Stopped("stopped after epoch 2"));
    assertThat(run.predictions().map(Predictions::confusion))
        .isPresent()
        .isEqualTo(run.history().get(1).confusion());
    assertThat(run.history()).extracting(EpochResult::accuracy).containsExactly(0.75, 1.0);
    assertThat(network.predicted).isEqualTo(2 * 12);
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
  void predictionsThatAreNoNumbers_areADivergenceWithItsReason() {
    FakeNetwork network = new FakeNetwork();
    network.probability = Float.NaN;

    TrainingRun run =
        givenTrainer(network, new CheckpointFolder(folder, 1))
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE);

    assertThat(run.outcome())
        .isEqualTo(
            new Outcome.Diverged(
                1, "predictions were no numbers after epoch 1; try a lower learningRate"));
    assertThat(run.predictions()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void divergedRun_leavesNoFiguresOfEarlierEpochs() {
    Experiment experiment = EXPERIMENT.with(Map.of("worstImages", "2"));
    TrainingData data = data(experiment);
    RunFolder.Facts facts =
        new RunFolder.Facts(experiment, "fake", Device.cpu(1), "toy", "00", Map.of());
    RunFolder run = new RunFolder(folder);
    run.write(
        facts,
        data,
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(experiment, data, r -> Decision.CONTINUE));
    FakeNetwork broken = new FakeNetwork();
    broken.loss = Double.NaN;

    run.write(
        facts,
        data,
        givenTrainer(broken, CheckpointStore.none()).run(experiment, data, r -> Decision.CONTINUE));

    assertThat(folder)
        .isDirectoryNotContaining("glob:**/*.csv")
        .isDirectoryNotContaining("glob:**/*.txt")
        .isDirectoryNotContaining("glob:**/{evaluation,mistakes}.json")
        .isDirectoryContaining("glob:**/run.json");
    assertThat(folder.resolve("worst-images")).isEmptyDirectory();
  }

  @Test
  void lossThatStaysAGuess_isADivergenceWithItsReason() {
    FakeNetwork network = new FakeNetwork();
    network.meanLoss = 1.0005 * Math.log(3);
    Experiment patient = EXPERIMENT.with(Map.of("stuckEpochs", "3"));

    TrainingRun run =
        givenTrainer(network, CheckpointStore.none())
            .run(patient, data(patient), r -> Decision.CONTINUE);

    assertThat(run.outcome())
        .isEqualTo(
            new Outcome.Diverged(
                3,
                "loss stayed within 0.1 % of ln(3) = 1.0986, that of a uniform guess, for 3 epochs;"
                    + " try another learningRate, initializer or batchNorm"));
    assertThat(run.predictions()).isEmpty();
  }

  @Test
  void guessingIsNoDivergence_whereTheRuleIsOffOrTheLossMoves() {
    FakeNetwork guessing = new FakeNetwork();
    guessing.meanLoss = Math.log(3);
    FakeNetwork learning = new FakeNetwork();
    learning.meanLoss = 0.998 * Math.log(3);
    Experiment never = EXPERIMENT.with(Map.of("stuckEpochs", "0"));
    Experiment soon = EXPERIMENT.with(Map.of("stuckEpochs", "1"));

    assertThat(
            givenTrainer(guessing, CheckpointStore.none())
                .run(never, data(never), r -> Decision.CONTINUE)
                .outcome())
        .isEqualTo(new Outcome.Completed());
    assertThat(
            givenTrainer(learning, CheckpointStore.none())
                .run(soon, data(soon), r -> Decision.CONTINUE)
                .outcome())
        .isEqualTo(new Outcome.Completed());
  }

  @Test
  void guessingIsNoDivergence_whereSmoothedLabelsAllowNoBetter() {
    FakeNetwork network = new FakeNetwork();
    network.meanLoss = Math.log(3);
    Experiment even = EXPERIMENT.with(Map.of("stuckEpochs", "1", "labelSmoothing", "0.99"));
    Experiment usual = EXPERIMENT.with(Map.of("stuckEpochs", "1", "labelSmoothing", "0.1"));

    assertThat(
            givenTrainer(network, CheckpointStore.none())
                .run(even, data(even), r -> Decision.CONTINUE)
                .outcome())
        .isEqualTo(new Outcome.Completed());
    assertThat(
            givenTrainer(network, CheckpointStore.none())
                .run(usual, data(usual), r -> Decision.CONTINUE)
                .outcome())
        .isInstanceOf(Outcome.Diverged.class);
  }

  @Test
  void feeding_isMeasured() {
    FeedingCost feeding =
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.CONTINUE)
            .feeding();

    assertThat(feeding.waiting()).isBetween(0.0, 1.0);
    assertThat(feeding.preparing()).isPositive();
    assertThat(FeedingCost.of(2, 30, 100)).isEqualTo(new FeedingCost(0.02, 0.3));
    assertThat(FeedingCost.of(0, 0, 0)).isEqualTo(FeedingCost.none());
  }

  @Test
  void run_beginsWithKeptWeightsAndResumesFromItsCheckpoint() throws IOException {
    RunFolder other = new RunFolder(folder.resolve("other"));
    givenTrainer(new FakeNetwork(), other.checkpoints(1))
        .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.STOP);
    Path file = folder.resolve("other/checkpoints/epoch-0001.safetensors");
    InitialWeights weights = InitialWeights.read(file, EXPERIMENT);
    RunFolder own = new RunFolder(folder.resolve("own"));

    weights.keep(own);
    FakeNetwork network = new FakeNetwork();
    TrainingRun run =
        givenTrainer(network, own.checkpoints(1))
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.STOP);

    TrainingRun drawn =
        givenTrainer(new FakeNetwork(), CheckpointStore.none())
            .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.STOP);
    assertThat(weights.drawn()).isEmpty();
    assertThat(run.history().get(0).loss()).isNotEqualTo(drawn.history().get(0).loss());
    assertThat(network.state().step()).isEqualTo(6);
    own.write(FACTS, data(EXPERIMENT), run);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("own/run.json").toFile());
    assertThat(json.path("initialWeights").asText()).hasSize(64);
    assertThat(json.at("/feeding/waitingShare").isNumber()).isTrue();
    weights.keep(own);
    assertThatThrownBy(
            () ->
                InitialWeights.read(
                        folder.resolve("own/checkpoints/epoch-0001.safetensors"), EXPERIMENT)
                    .keep(own))
        .hasMessage(
            "weights must be those that the run in "
                + folder.resolve("own/checkpoints")
                + " began with, but were others; choose another folder");
  }

  @Test
  void weightsOfAnotherNumberOfClasses_drawTheLastLayerAnew() {
    CheckpointFolder checkpoints = new CheckpointFolder(folder, 1);
    givenTrainer(new FakeNetwork(), checkpoints)
        .run(EXPERIMENT, data(EXPERIMENT), r -> Decision.STOP);
    Path file = folder.resolve("epoch-0001.safetensors");

    assertThat(InitialWeights.read(file, EXPERIMENT.with(Map.of("classes", "5"))).drawn())
        .containsExactly("predictions.weight", "predictions.bias");
    InitialWeights wider = InitialWeights.read(file, EXPERIMENT.with(Map.of("input", "64x64x1")));
    assertThat(wider.drawn()).containsExactly("fc1.weight", "fc1.bias");
    assertThatThrownBy(() -> InitialWeights.read(file, EXPERIMENT.with(Map.of("width", "0.03"))))
        .hasMessage(
            "tensor block1_conv1.weight must have shape [2, 1, 3, 3], but had [1, 1, 3, 3] in "
                + file
                + "; set config, width and input to the file's network");
    assertThatThrownBy(() -> InitialWeights.read(file, EXPERIMENT.with(Map.of("head", "linear"))))
        .hasMessage(
            "weights must be of this network, but tensor fc1.weight of "
                + file
                + " has no place in it");
  }

  @Test
  void evaluation_holdsFiguresWithIntervalsAndTheWorstImages() throws IOException {
    Experiment experiment = EXPERIMENT.with(Map.of("worstImages", "3"));
    TrainingData data = data(experiment);
    FakeNetwork network = new FakeNetwork();
    network.bestAfter = 2 * 6;
    TrainingRun run =
        givenTrainer(network, CheckpointStore.none()).run(experiment, data, r -> Decision.CONTINUE);

    new RunFolder(folder)
        .write(
            new RunFolder.Facts(
                experiment, "fake", Device.cpu(1), "toy", "00", Map.of("fake", "1")),
            data,
            run);

    JsonNode json = new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile());
    double accuracy = run.history().get(3).accuracy();
    assertThat(accuracy).isEqualTo(0.75);
    assertThat(json.at("/accuracy/value").asDouble()).isEqualTo(accuracy);
    assertThat(json.at("/accuracy/ci95/0").doubleValue()).isBetween(0.3, 0.74);
    assertThat(json.at("/macroF1/ci95/1").isNumber()).isTrue();
    assertThat(json.fieldNames())
        .toIterable()
        .contains("top3", "logLoss", "expectedCalibrationError", "mostConfused", "weighted");
    assertThat(json.at("/classes/2/name").asText()).isEqualTo("c");
    try (var files = Files.list(folder.resolve("worst-images"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("00-a.png", "01-b.png", "02-c.png");
    }
    JsonNode mistakes = new ObjectMapper().readTree(folder.resolve("mistakes.json").toFile());
    assertThat(mistakes.path("images")).hasSize(3);
    BufferedImage sheet = ImageIO.read(folder.resolve("worst-images/01-b.png").toFile());
    assertThat(sheet.getWidth()).isEqualTo(3 * 64 + 2 * 2);
    assertThat(sheet.getHeight()).isEqualTo(64);
  }

  @Test
  void classWithoutAnImage_takesNothingFromTheWeightsOfTheOthers() {
    Experiment balanced = EXPERIMENT.with(Map.of("balancedClasses", "true"));
    ImageSet images = ToyRun.images(60);
    int[] two = IntStream.range(0, 60).filter(i -> images.label(i) < 2).toArray();
    ImageSet some = images.select(two);
    FakeNetwork network = new FakeNetwork();

    givenTrainer(network, CheckpointStore.none())
        .run(
            balanced,
            TrainingData.of(some, new TestSet("toy", () -> some), balanced.plan()),
            r -> Decision.STOP);

    assertThat(network.step.classWeights()).containsExactly(1.0, 1.0, 0.0);
  }

  @Test
  void worstImages_areThoseOfTheLeastProbability() {
    Predictions predictions =
        Predictions.of(
            new int[] {0, 1, 0, 0},
            new float[] {0.9f, 0.1f, 0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f},
            2);

    assertThat(WorstImages.of(predictions, 0, 2).indices()).containsExactly(2, 3);
    assertThat(WorstImages.of(predictions, 1, 2).indices()).containsExactly(1);
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
        .element(12)
        .asString()
        .startsWith("11,")
        .matches(".*,[abc],[abc]");
    assertThat(folder.resolve("classification-report.txt")).content().contains("macro avg");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("run.json").toFile());
    assertThat(json.path("outcome").asText()).isEqualTo("completed");
    assertThat(json.path("data").path("validatedOn").asText()).isEqualTo("validation");
    assertThat(json.path("settings").path("batchSize").asText()).isEqualTo("8");
    assertThat(EpochJson.read(json.path("last"))).isEqualTo(seen.get(3));
  }

  @Test
  void worstImages_ofLargePhotosAreSmallPictures() throws IOException {
    TensorShape shape = TensorShape.square(1, 200);
    byte[] pixels = new byte[2 * shape.elements()];
    Arrays.fill(pixels, 0, shape.elements(), (byte) 120);
    ImageSet photos = new ImageSet(shape, List.of("a", "b"), pixels, new int[] {0, 0});

    BufferedImage sheet =
        ImageIO.read(new ByteArrayInputStream(new WorstImages(0, List.of(0, 1)).png(photos)));

    assertThat(sheet.getHeight()).isEqualTo(50);
    assertThat(sheet.getWidth()).isEqualTo(50 + 2 + 50);
    assertThat(sheet.getRGB(10, 10) & 0xffffff).isEqualTo(0x787878);
    assertThat(sheet.getRGB(60, 10) & 0xffffff).isZero();
  }
}
