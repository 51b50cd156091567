package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.file.FolderLock;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.train.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VggTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void summary_endsInTheParameterCount() {
    assertThat(run("summary", "--preset", "seed")).isZero();
    assertThat(out.toString()).endsWith("Total params: 33,638,218\n");
  }

  @Test
  void summary_takesSettings() {
    assertThat(run("summary", "--set", "config=A", "--set", "head=linear")).isZero();
    assertThat(out.toString()).contains("predictions (Dense)").doesNotContain("fc1");
  }

  @Test
  void summary_listsSettingsWithTheirValues() {
    assertThat(run("summary", "--settings", "--preset", "paper-d", "--set", "width=0.5")).isZero();
    assertThat(out.toString().lines())
        .hasSize(Setting.values().length)
        .anyMatch(line -> line.matches("  schedule +cosine +constant, time-decay:D, .*"))
        .anyMatch(line -> line.matches("  width +0\\.5 +factor on .*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"summary", "train", "sweep", "report", "data", "export", "compare", "devices"})
  void help_showsExamples(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: vgg " + command).contains("Examples:");
  }

  @Test
  void outOfMemory_isOneLineWithTheCure() {
    StringWriter err = new StringWriter();
    CommandLine command = new CommandLine(new Exhausted()).setErr(new PrintWriter(err, true));

    assertThat(Vgg.run(command)).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "vgg: out of memory; give it more with VGG_JAVA_OPTS=-Xmx8g (3 GiB otherwise)\n");
  }

  @Test
  void outOfMemoryOfAnotherThread_isTheSameLine() {
    CommandLine command =
        new CommandLine(new ExhaustedElsewhere())
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(new Failures());

    assertThat(Vgg.run(command)).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "vgg: out of memory; give it more with VGG_JAVA_OPTS=-Xmx8g (3 GiB otherwise)\n");
  }

  @CommandLine.Command
  private static final class ExhaustedElsewhere implements Runnable {
    @Override
    public void run() {
      OutOfMemoryError error = new OutOfMemoryError("Java heap space");
      throw new IllegalStateException("internal error: " + error, error);
    }
  }

  @CommandLine.Command
  private static final class Exhausted implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void unknownOption_isBadUsageInTwoLines() {
    assertThat(run("summary", "--presett", "seed")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("vgg: Unknown options: '--presett', 'seed'", "try 'vgg summary --help'");
  }

  @Test
  void unknownSetting_getsTheNearest() {
    assertThat(run("summary", "--set", "witdh=2")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("vgg: unknown setting 'witdh'; did you mean 'width'?");
  }

  @Test
  void badValue_saysTheRule() {
    assertThat(run("train", "--batch-size", "0", "--engine", "dl4j-cpu")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("vgg: batchSize must be between 1 and 4096, but was 0\n");
  }

  @Test
  void inputOfAnotherSize_isRefused() {
    assertThat(run("train", "--set", "input=32x32x3", "--engine", "dl4j-cpu")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: input must be 28x28x1 as the images are, or as high and wide with their grey"
                + " channel repeated, but was 32x32x3; another size is what resize is for\n");
  }

  @Test
  void unknownEngine_listsTheBundles() {
    assertThat(run("train", "--engine", "torch")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: engine must be one of dl4j-cpu, onednn, but was 'torch'\n");
  }

  @Test
  void missingData_isAFailureInOneLine() {
    assertThat(run("data", folder.resolve("nothing").toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("vgg: data: must be fashion-mini");
  }

  @Test
  void truncatedCifarFile_isAFailureInOneLine() throws IOException {
    Files.write(folder.resolve("data_batch_1.bin"), new byte[100]);

    assertThat(run("data", folder.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("data_batch_1.bin", "3073");
  }

  @Test
  void trainingOnATruncatedArchive_leavesNothingBehind() throws IOException {
    Path archive = Files.write(folder.resolve("cifar-10-binary.tar.gz"), new byte[] {0x1f});
    Path run = folder.resolve("run");

    int code =
        run("train", "--engine", "dl4j-cpu", "--data", archive.toString(), "--out", run.toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: "
                + archive
                + ": must be a readable .tar.gz archive, but was not: it ends early; copy or"
                + " download it again\n");
    assertThat(run).doesNotExist();
  }

  @Test
  void missingStudyFile_isBadUsage() {
    assertThat(run("sweep", folder.resolve("no.yaml").toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("vgg: cannot read study file ");
  }

  @Test
  void validate_summarizesGoodFilesAndTellsWhatIsWrongWithOthers() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "space:\n  batchSize: [0]\n");

    assertThat(run("sweep", "validate", "../examples/quick.yaml", bad.toString())).isEqualTo(2);
    assertThat(out.toString())
        .isEqualTo("../examples/quick.yaml: study quick, 8 trials, 24 epochs at most\n");
    assertThat(err.toString())
        .isEqualTo(bad + ":2: space.batchSize: batchSize must be between 1 and 4096, but was 0\n");
  }

  @Test
  void validate_printsTheSchema() {
    assertThat(run("sweep", "validate", "--schema")).isZero();
    assertThat(out.toString()).contains("\"title\" : \"VGG Lab study\"");
  }

  @Test
  void sweepOfNothing_isBadUsage() {
    assertThat(run("sweep")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: STUDY.yaml is missing; give a study file, such as examples/quick.yaml\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu:1", "cpu:0", "cuda", "cpu:2;cuda:0", ""})
  void slotsThatAreNone_areBadUsage(String slots) {
    assertThat(run("sweep", "../examples/quick.yaml", "--slots", slots)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: slots must be a list of cpu, cpu:N and cuda:I, but was '" + slots + "'\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workers", "--device"})
  void slotsBesideAnotherPlace_areBadUsage(String option) {
    String value = option.equals("--workers") ? "2" : "cpu";
    assertThat(run("sweep", "../examples/quick.yaml", "--slots", "cpu:2", option, value))
        .isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "vgg: --slots must stand without --workers and --device: it names the places of all"
                + " workers\n");
  }

  @Test
  void statusAndStop_ofAStudyThatDoesNotRun() {
    String database = folder.resolve("study.db").toString();
    try (StudyStore store = StudyStores.open(database)) {
      store.openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));
    }

    assertThat(run("sweep", "status", folder.toString())).isZero();
    assertThat(run("sweep", "stop", database)).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "study toy",
            "not running",
            "0 trials: 0 complete, 0 pruned, 0 failed",
            "study toy is not running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep status", "sweep stop", "sweep compare", "report"})
  void databaseWithoutStudy_isBadUsage(String command) throws IOException {
    Path database = folder.toRealPath().resolve("study.db");
    StudyStores.open(database.toString()).close();

    assertThat(run((command + " " + database).split(" ", -1))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo("vgg: there is no study in " + database + "; give its folder or database\n");
  }

  @Test
  void statusOfNothing_isBadUsage() {
    assertThat(run("sweep", "status", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: there is no study in " + folder + "; give its folder or database\n");
  }

  @Test
  void unwritableFolder_isAFailureInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(run("train", "--out", file.resolve("run").toString(), "--engine", "dl4j-cpu"))
        .isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("vgg: cannot write to folder ");
  }

  @Test
  void folderOfATraining_takesNoStudy() throws IOException {
    Files.writeString(folder.resolve("run.json"), "{}");

    assertThat(run("sweep", "../examples/quick.yaml", "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "vgg: --out must be a folder without a training, which would hide the study's report, but "
                + folder
                + " holds one: give another, or another name in the study file");
    assertThat(folder.resolve("study.db")).doesNotExist();
  }

  @Test
  void folderOfAStudy_takesNoTraining() throws IOException {
    Files.writeString(folder.resolve("study.db"), "");

    assertThat(run("train", "--out", folder.toString(), "--engine", "dl4j-cpu")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "vgg: --out must be a folder without a study, whose report would be hidden, but "
                + folder
                + " holds one: give another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workers=1", "--join"})
  @SuppressWarnings("try") // the lock only needs releasing
  void folderOfASweepWithoutJoin_isRefused(String option) {
    try (FolderLock held = FolderLock.tryLock(folder).orElseThrow()) {
      assertThat(
              run(
                  "sweep",
                  "../examples/quick.yaml",
                  "--engine",
                  "dl4j-cpu",
                  "--out",
                  folder.toString(),
                  option))
          .isEqualTo(1);
    }

    assertThat(err.toString().lines())
        .containsExactly(
            "vgg: study quick is being run from another terminal, and only sweeps that all have"
                + " --join share a folder, but "
                + folder
                + " is in use; wait for it, or end it and start all of them with --join");
  }

  @Test
  void reportOfNothing_isBadUsage() {
    assertThat(run("report", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "vgg: PATH must be a study file or folder, a database, a journal, a run folder or the"
                + " report.json of a benchmark run, but was '");
  }

  @Test
  void devicesFileWithoutACheck_isBadUsage() {
    assertThat(run("devices", "--out", "gpu.json")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("vgg: --out must stand beside --check: nothing is written without it\n");
  }

  @Test
  void data_saysWhatASetHolds() {
    assertThat(run("data", "fashion-mini")).isZero();
    assertThat(out.toString())
        .contains("training, test  5,000 and 1,000")
        .contains("9 Ankle boot            500      100")
        .contains(
            "content hash    5e02a5f392f028b7ea8badfc154348e9f50f636b33a2a3a52d4b7daafb958bee\n");
  }

  private int run(String... arguments) {
    CommandLine command = Vgg.commandLine();
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
