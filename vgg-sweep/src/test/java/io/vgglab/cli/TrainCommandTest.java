package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.SafeTensors;
import io.vgglab.network.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code vgg train} with an engine without arithmetic. */
class TrainCommandTest {

  private static final String NO_MEMORY = "88";
  private static final String DIVERGE = "99";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private InstalledTestEngine engine;

  @BeforeEach
  void install() {
    engine = new InstalledTestEngine(folder);
  }

  @AfterEach
  void restore() {
    engine.close();
  }

  @Test
  void trainingWithoutMemory_failsWithTheCure() {
    assertThat(train("--learning-rate", NO_MEMORY)).isEqualTo(1);

    assertThat(err).hasToString("vgg: out of memory; try a smaller batchSize or width\n");
    assertThat(out.toString()).doesNotContain("Run folder: ");
  }

  @Test
  void trainingWithoutHeap_namesTheOptionThatGivesMore() {
    assertThat(train("--learning-rate", "89")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("vgg: out of memory in a Java heap of ")
        .endsWith("or a larger heap, such as VGG_WORKER_JAVA_OPTS=-Xmx16g\n");
  }

  @Test
  void trainingWithoutMemory_doesNotShowTheReportOfAnEarlierOne() throws IOException {
    assertThat(train("--learning-rate", "0.1")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("macro avg", "Run folder: ");
    Files.move(folder.resolve("run/checkpoints"), folder.resolve("gone"));
    out.getBuffer().setLength(0);

    assertThat(train("--learning-rate", NO_MEMORY)).isEqualTo(1);

    assertThat(out.toString()).doesNotContain("macro avg", "Run folder: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1"})
  void threadsBelowOne_areBadUsage(String threads) {
    assertThat(train("--threads=" + threads)).isEqualTo(2);
    assertThat(run("sweep", "../examples/quick.yaml", "--threads=" + threads)).isEqualTo(2);
    assertThat(run("sweep", "../examples/quick.yaml", "--slots=cpu:2", "--threads=" + threads))
        .isEqualTo(2);

    String line = "vgg: threads must be at least 1, but was " + threads;
    assertThat(err.toString().lines()).containsExactly(line, line, line);
  }

  @Test
  void threadsOfAGpu_areBadUsage() {
    assertThat(run("train", "--device", "cuda:0", "--threads", "2")).isEqualTo(2);
    assertThat(run("sweep", "../examples/quick.yaml", "--slots", "cuda:0,cuda:1", "--threads", "2"))
        .isEqualTo(2);

    assertThat(err.toString().lines())
        .containsExactly(
            "vgg: --threads must stand without --device cuda:0: it counts the threads of workers on"
                + " the processor",
            "vgg: --threads must stand without --slots cuda:0,cuda:1: it counts the threads of"
                + " workers on the processor");
  }

  @Test
  void reportOfAnOlderScikitLearn_isPrintedOnRequest() {
    assertThat(train("--learning-rate", "0.1", "--report-style", "0.19")).isZero();

    assertThat(out.toString()).contains("avg / total").doesNotContain("macro avg");
  }

  @Test
  void weightsOfAnotherNetwork_areBadUsage() throws IOException {
    Path file = folder.resolve("other.safetensors");
    SafeTensors.write(file, Map.of("other", new Tensor(List.of(1), new float[] {1})), Map.of());

    assertThat(train("--weights", file.toString())).isEqualTo(2);

    assertThat(err)
        .hasToString(
            "vgg: weights must hold block1_conv1.weight, but it is missing in " + file + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--epochs, epochs, 3",
    "--batch-size, batchSize, 16",
    "--learning-rate, learningRate, 0.1",
    "--seed, seed, 1",
    "--limit, limit, 50"
  })
  void optionBesideSetOfTheSameSetting_isBadUsage(String option, String key, String value) {
    assertThat(
            run("train", "--data", "synthetic:8x8x1:2:64:16", option, value, "--set", key + "=5"))
        .isEqualTo(2);

    assertThat(err)
        .hasToString(
            "vgg: " + option + " must stand without --set " + key + ": both name one setting\n");
  }

  @Test
  void divergedTraining_hasAPageThatSaysSo() throws IOException {
    assertThat(train("--learning-rate", "0.1")).as(err.toString()).isZero();
    Files.move(folder.resolve("run/checkpoints"), folder.resolve("gone"));

    assertThat(train("--learning-rate", DIVERGE)).isEqualTo(1);

    assertThat(err.toString()).startsWith("vgg: training diverged: loss was NaN in epoch 1");
    assertThat(Files.readString(folder.resolve("run/run-run.html")))
        .contains("\"outcome\":\"diverged: loss was NaN in epoch 1")
        .doesNotContain("\"outcome\":\"completed\"");
  }

  @Test
  void otherThreads_areToldAndRemembered() throws IOException {
    assertThat(trainFor(1, "--threads=1")).as(err.toString()).isZero();
    assertThat(out.toString()).doesNotContain("trained so far");
    assertThat(trainFor(2, "--threads=2")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("trained so far by test on cpu (1 thread), now by test on cpu (2 threads)\n");
    assertThat(Files.readString(folder.resolve("run/run.json")))
        .contains("\"stretches\"", "\"fromEpoch\" : 2");
    assertThat(Files.readString(folder.resolve("run/run-run.html")))
        .contains("from epoch 2", "test on cpu (2 threads)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropout=0.3 | dropout must stand with a head with hidden layers, without which it does"
            + " nothing, but head was linear",
        "headBatchNorm=true | headBatchNorm must stand with a head with hidden layers, without"
            + " which it does nothing, but head was linear",
        "validationShare=0.2 | validationShare must stand with validation=slice, without which it"
            + " does nothing, but validation was test"
      })
  void settingThatDoesNothing_isBadUsage(String setting, String message) {
    assertThat(
            run(
                "train",
                "--preset=seed-bn",
                "--data=synthetic:8x8x1:2:64:16",
                "--set=head=linear",
                "--set=" + setting))
        .isEqualTo(2);

    assertThat(err).hasToString("vgg: " + message + "\n");
  }

  @Test
  void networkThatIsTooLarge_isBadUsage() {
    String[] large = {"--preset=paper-d", "--set=width=8", "--set=head=40000-40000"};

    assertThat(run("summary", large[0], large[1], large[2])).isEqualTo(2);
    assertThat(run("train", "--data=synthetic:8x8x1:2:64:16", large[0], large[1], large[2]))
        .isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("vgg: ") && line.contains("must have at most"));
  }

  private int train(String... options) {
    return trainFor(1, options);
  }

  private int trainFor(int epochs, String... options) {
    Stream<String> small =
        Stream.of(
            "train",
            "--data=synthetic:8x8x1:2:64:16",
            "--set=width=0.02",
            "--set=head=linear",
            "--set=schedule=constant",
            "--set=validation=slice",
            "--epochs=" + epochs,
            "--batch-size=16",
            "--out=" + folder.resolve("run"));
    return run(Stream.concat(small, Stream.of(options)).toArray(String[]::new));
  }

  private int run(String... arguments) {
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
