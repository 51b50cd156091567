package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.trial.Direction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code vgg sweep} ends, with an engine without arithmetic. */
class SweepCommandTest {

  private static final String STUDY =
      """
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 1, schedule: constant, validation: slice}
      """;

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
  void studyWhoseTrialsAllFail_isAFailureWithAReport() throws IOException {
    assertThat(sweep("space: {learningRate: [99]}\n")).isEqualTo(1);

    assertThat(err)
        .hasToString("vgg: no trial of study toy was completed; the report says why of each\n");
    assertThat(out.toString()).contains("1 trial: 0 complete, 0 pruned, 1 failed");
    assertThat(folder.resolve("site/study-toy.html")).content().contains("loss was NaN");
  }

  @Test
  void studyThatWaitsForAnotherProgram_isAFailure() throws Exception {
    Path database = Files.createDirectories(folder.resolve("out")).resolve("study.db");
    try (StudyStore store = StudyStores.open(database.toString())) {
      store.openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));
    }
    beginWithOptuna(database);

    assertThat(sweep("space: {learningRate: [0.1, 0.2]}\nlookBehind: 0\n")).isEqualTo(1);

    assertThat(err)
        .hasToString(
            "vgg: study toy waits for trials that another program left unfinished; end them there"
                + " and run the same command again\n");
    assertThat(out.toString())
        .contains("the next trial waits for trials [0]", "Report: ")
        .doesNotContain("Stopped before the end");
  }

  /** A trial that runs, and of which no table says who runs it. */
  private static void beginWithOptuna(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO trials (number, study_id, state, datetime_start)"
              + " SELECT 0, study_id, 'RUNNING', '2026-11-25 10:00:00.000000' FROM studies");
    }
  }

  @Test
  void baselineThatDiverges_isSeenAndSaidAndTheBestTrialIsTested() throws IOException {
    String study = "space: {learningRate: [0.1]}\nbaseline: {learningRate: 99}\n";

    assertThat(sweep(study)).as(err.toString()).isZero();

    assertThat(out.toString())
        .containsSubsequence(
            "training the baseline\n",
            "1 trial: 1 complete, 0 pruned, 0 failed\n",
            "Test set (16 images, opened once, ",
            "No test figure of the baseline: diverged: loss was NaN in epoch 1; try a lower"
                + " learningRate.\n",
            "Report: ");
    assertThat(folder.resolve("site/study-toy.html"))
        .content()
        .contains("no figure of the baseline: diverged: loss was NaN in epoch 1");
  }

  @Test
  void finalTestThatFails_isToldAfterTableAndPage() throws IOException {
    String study = "space: {learningRate: [0.1]}\n";
    assertThat(sweep(study)).as(err.toString()).isZero();
    cutOffTheTest();
    damage(folder.resolve("out/artifacts/trial-0/checkpoints"));
    Files.delete(folder.resolve("site/study-toy.html"));
    out.getBuffer().setLength(0);

    assertThat(sweep(study)).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("vgg: the final test of study toy gave no answer: ")
        .endsWith("; run the same command again to repeat it\n");
    assertThat(out.toString()).contains("1 trial: 1 complete", "  trial 0 ", "Report: ");
    assertThat(folder.resolve("site/study-toy.html")).isNotEmptyFile();
  }

  @Test
  void folderOfAStudyWhoseDatabaseIsGone_isRefusedAndStaysAsItIs() throws IOException {
    assertThat(sweep("space: {learningRate: [0.1]}\n")).as(err.toString()).isZero();
    Path artifacts = folder.resolve("out/artifacts");
    Files.delete(folder.resolve("out/study.db"));

    assertThat(sweep("space: {learningRate: [0.2]}\n")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith(
            "vgg: --out must be a folder of its own for each study, but "
                + artifacts
                + " holds toy-")
        .endsWith(
            ".study of another one; name the --store that it began with, choose another --out, or"
                + " delete "
                + artifacts
                + "\n");
    assertThat(artifacts.resolve("trial-0/run.json")).exists();
    try (StudyStore store = StudyStores.open(folder.resolve("out/study.db").toString())) {
      assertThat(store.studyNames()).isEmpty();
    }
  }

  @Test
  void finishedStudy_mayBeRunAgainInItsFolder() throws IOException {
    String study = "space: {learningRate: [0.1]}\n";
    assertThat(sweep(study)).as(err.toString()).isZero();

    assertThat(sweep(study)).as(err.toString()).isZero();
  }

  /** As a sweep leaves it that was killed while the test images were open. */
  private void cutOffTheTest() {
    try (StudyStore store = StudyStores.open(folder.resolve("out/study.db").toString())) {
      StoredStudy stored = store.find("toy").orElseThrow();
      stored.putUserAttribute(
          "vgglab:finalTest",
          "{\"version\":1,\"opened\":\"2026-11-25T10:00:00Z\",\"trial\":0,"
              + "\"selectedOnTest\":false,\"counts\":{}}");
    }
  }

  private static void damage(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      List<Path> weights = files.filter(file -> file.toString().endsWith(".safetensors")).toList();
      assertThat(weights).isNotEmpty();
      for (Path file : weights) {
        Files.write(file, new byte[] {1});
      }
    }
  }

  private int sweep(String rest) throws IOException {
    Path file = Files.writeString(folder.resolve("toy.yaml"), STUDY + rest);
    return Vgg.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            "sweep",
            file.toString(),
            "--threads=1",
            "--out=" + folder.resolve("out"),
            "--site=" + folder.resolve("site"));
  }
}
