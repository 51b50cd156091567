package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.study.StudyJson;
import io.vgglab.sweep.store.StudyStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of a database that Optuna wrote in 2021. */
class ReportCommandTest {

  private static final String PAGE = "study-pytorch-simple";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void copySample() throws IOException {
    try (InputStream in = StudyStore.class.getResourceAsStream("optuna-sample.sqlite3")) {
      Files.copy(in, folder.resolve("sample.db"));
    }
  }

  @Test
  void report_writesThePageAndTheIndex() throws IOException {
    assertThat(report()).isZero();

    assertThat(site()).containsExactly("index.html", PAGE + ".html");
    assertThat(out).hasToString("Report: " + folder.resolve("site/" + PAGE + ".html") + "\n");
  }

  @Test
  void downloads_lieBesideThePage() throws IOException {
    assertThat(report("--downloads")).isZero();

    assertThat(site()).containsExactly("index.html", PAGE + ".csv", PAGE + ".html", PAGE + ".json");
    assertThat(Files.readAllLines(folder.resolve("site/" + PAGE + ".csv"))).hasSize(101);
    assertThat(StudyJson.read(Files.readString(folder.resolve("site/" + PAGE + ".json"))).trials())
        .hasSize(100);
  }

  @Test
  void studiesOfOneName_haveAPageEach() throws IOException {
    Files.copy(folder.resolve("sample.db"), folder.resolve("other.db"));

    assertThat(report(folder.resolve("other.db").toString())).isZero();

    assertThat(site())
        .containsExactly("index.html", "studies.html", PAGE + "-2.html", PAGE + ".html");
  }

  @Test
  void studyThatIsNamedTwice_isDrawnOnce() throws IOException {
    assertThat(report(folder.resolve("sample.db").toString())).isZero();

    assertThat(site()).containsExactly("index.html", PAGE + ".html");
  }

  @Test
  void unknownStudy_isBadUsage() {
    assertThat(report("--study", "other")).isEqualTo(2);
    assertThat(out.toString())
        .startsWith("vgg: study must be one of [pytorch_simple], but was 'other'");
  }

  @Test
  void runThatDivergedInItsFirstEpoch_hasAPage() throws IOException {
    Path run = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(
        run.resolve("run.json"),
        """
        {"format":1,"outcome":"diverged: loss was NaN in epoch 1; try a lower learningRate",
         "epochs":0,"planHash":"00","parameters":10,"settings":{"batchSize":"8"},
         "data":{"name":"toy","contentHash":"00","trainingImages":8,"validationImages":8,
                 "validatedOn":"validation","classNames":["a","b"]},
         "engine":"onednn","device":"cpu","threads":1}
        """);
    Files.writeString(run.resolve("epochs.jsonl"), "");

    Path again = Files.createDirectories(folder.resolve("again/broken"));
    Files.copy(run.resolve("run.json"), again.resolve("run.json"));
    Files.copy(run.resolve("epochs.jsonl"), again.resolve("epochs.jsonl"));

    int code =
        Vgg.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(
                "report",
                run.toString(),
                again.toString(),
                "--site",
                folder.resolve("site").toString());

    assertThat(code).as(out.toString()).isZero();
    assertThat(site()).containsExactly("index.html", "run-broken-2.html", "run-broken.html");
    assertThat(folder.resolve("site/run-broken.html")).content().contains("loss was NaN");
  }

  @Test
  void run_showsTheIntervalThatItWroteDown() {
    Path run = Path.of("..", "reports", "samples", "run-seed");

    int code =
        Vgg.commandLine()
            .execute("report", run.toString(), "--site", folder.resolve("site").toString());

    assertThat(code).isZero();
    assertThat(run.resolve("evaluation.json")).content().contains("0.7589", "0.7748");
    assertThat(folder.resolve("site/run-run-seed.html")).content().contains("0.7589 to 0.7748");
  }

  @Test
  void runInItsFirstTraining_isBadUsageAndSaysWhatToDo() throws IOException {
    Path run = folder.resolve("young");
    Files.createDirectories(run.resolve("checkpoints"));

    int code =
        Vgg.commandLine().setErr(new PrintWriter(out, true)).execute("report", run.toString());

    assertThat(code).isEqualTo(2);
    assertThat(out.toString())
        .contains(run + " has none yet; wait, or train on with the same command");
  }

  @Test
  void everyWithoutWatch_isBadUsage() {
    assertThat(report("--every", "3")).isEqualTo(2);
    assertThat(out)
        .hasToString("vgg: --every must stand beside --watch: it says how often that looks\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--watch", "--study=seed"})
  void optionOfStudiesBesideRunFoldersAlone_isBadUsage(String option) {
    int code =
        Vgg.commandLine()
            .setErr(new PrintWriter(out, true))
            .execute(
                "report",
                Path.of("..", "reports", "samples", "run-seed").toString(),
                "--site",
                folder.resolve("site").toString(),
                option);

    assertThat(code).isEqualTo(2);
    assertThat(out)
        .hasToString(
            "vgg: "
                + option.replaceFirst("=.*", "")
                + " must stand beside a study, but PATH names runs alone\n");
  }

  private int report(String... options) {
    String[] place = {
      "report", folder.resolve("sample.db").toString(), "--site", folder.resolve("site").toString()
    };
    PrintWriter printer = new PrintWriter(out, true);
    return Vgg.commandLine()
        .setOut(printer)
        .setErr(printer)
        .execute(Stream.concat(Stream.of(place), Stream.of(options)).toArray(String[]::new));
  }

  private List<String> site() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("site"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
