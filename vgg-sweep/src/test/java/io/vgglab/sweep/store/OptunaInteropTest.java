package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Optuna, Debian's python3-optuna, opens what we write, and we read what it writes. */
@Tag("interop")
class OptunaInteropTest {

  private static final StudyHeader HEADER = StudyHeader.of("vgg", Direction.MAXIMIZE, "macroF1");

  @TempDir Path folder;
  private Path script;
  private String place;
  private String optunaUrl;

  @BeforeEach
  void copyScript() throws IOException {
    Path file = folder.resolve("study.db");
    place = file.toString();
    optunaUrl = "sqlite:///" + file;
    script = folder.resolve("optuna_interop.py");
    try (InputStream in = OptunaInteropTest.class.getResourceAsStream("optuna_interop.py")) {
      Files.copy(in, script);
    }
  }

  @Test
  void optuna_onPostgres_readsOurStudyAndWritesToIt() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      place = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
      optunaUrl = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";

      optuna_readsOurStudy();
      writeTrialsOfOptuna();
    }
  }

  @Test
  void studyOfOptuna_onPostgres_isReadAndContinued() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      place = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
      optunaUrl = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";

      studyOfOptuna_isReadAndContinued();
    }
  }

  @Test
  void optuna_readsOurStudy() throws Exception {
    writeStudy();

    JsonNode study = new ObjectMapper().readTree(optuna("read", "vgg"));

    assertThat(study.path("directions")).hasToString("[\"MAXIMIZE\"]");
    assertThat(study.path("best").doubleValue()).isEqualTo(0.875);
    assertThat(study.path("bestNumber").intValue()).isZero();
    assertThat(study.path("user")).hasToString("{\"vgglab:test\":{\"f1\":0.5}}");
    assertThat(study.path("trials").findValuesAsText("state"))
        .containsExactly("COMPLETE", "PRUNED", "FAIL", "RUNNING", "WAITING");
    JsonNode first = study.path("trials").path(0);
    assertThat(first.path("params"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"learningRate": 0.001, "batchSize": 32, "dropout": 0.3, "optimizer": "adam",
                     "nesterov": true, "mixed": 3.0}"""));
    assertThat(first.path("kinds"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"learningRate": "float", "batchSize": "int", "dropout": "float",
                     "optimizer": "str", "nesterov": "bool", "mixed": "float"}"""));
    assertThat(first.path("intermediate"))
        .hasToString("{\"0\":0.25,\"1\":\"nan\",\"2\":\"inf\",\"3\":\"-inf\",\"4\":0.875}");
    assertThat(first.path("user")).hasToString("{\"vgglab:epochs\":[1,2]}");
    assertThat(first.path("start").textValue()).isEqualTo("2026-11-25 10:00:00.123456");
    assertThat(study.path("trials").path(1).path("values")).hasToString("[0.5]");
    assertThat(study.path("trials").path(4).path("system"))
        .hasToString("{\"fixed_params\":{\"optimizer\":\"adam\"}}");
  }

  @Test
  void trialsOfOptuna_areReadAndContinued() throws Exception {
    writeStudy();
    writeTrialsOfOptuna();
  }

  private void writeTrialsOfOptuna() throws Exception {
    optuna("write", "vgg");

    try (StudyStore store = StudyStores.open(place)) {
      StoredStudy study = store.find("vgg").orElseThrow();

      // Optuna takes the waiting trial 4 first, fails the one it enqueued itself, and leaves one
      List<TrialRecord> trials = study.trials();
      assertThat(trials).extracting(TrialRecord::number).containsExactly(0, 1, 2, 3, 4, 5, 6);
      TrialRecord complete = trials.get(4);
      assertThat(complete.state()).isEqualTo(TrialState.COMPLETE);
      assertThat(complete.values()).containsExactly(0.75);
      assertThat(complete.assignment().text("optimizer")).isEqualTo("adam");
      assertThat(complete.intermediateValues())
          .containsExactlyEntriesOf(
              StoreFixture.steps(0, 0.25, Double.NaN, Double.POSITIVE_INFINITY));
      assertThat(complete.userAttributes()).containsExactly(Map.entry("py", "true"));
      assertThat(trials.get(5).state()).isEqualTo(TrialState.FAIL);
      assertThat(trials.get(6).state()).isEqualTo(TrialState.WAITING);
      assertThat(trials.get(6).systemAttributes())
          .containsEntry("fixed_params", "{\"optimizer\": \"adam\"}");

      TrialLease lease =
          study.claim(new TrialClaim(6, StoreFixture.parameters(), Map.of(), "run")).orElseThrow();
      study.finish(lease, TrialResult.complete(List.of(0.9)));
    }

    JsonNode study = new ObjectMapper().readTree(optuna("read", "vgg"));
    assertThat(study.path("best").doubleValue()).isEqualTo(0.9);
    assertThat(study.path("bestNumber").intValue()).isEqualTo(6);
  }

  @Test
  void studyOfOptuna_isReadAndContinued() throws Exception {
    optuna("create", "theirs");

    try (StudyStore store = StudyStores.openExisting(place)) {
      StoredStudy study = store.find("theirs").orElseThrow();
      assertThat(study.header())
          .isEqualTo(new StudyHeader("theirs", List.of(Direction.MAXIMIZE), List.of()));
      assertThat(study.settings()).isEmpty();
      assertThat(study.runs()).isEmpty();
      assertThat(study.running()).isEmpty();
      assertThat(study.trials().get(0).assignment().values())
          .containsOnly(
              Map.entry("learningRate", 0.01),
              Map.entry("batchSize", 16L),
              Map.entry("dropout", 0.5),
              Map.entry("optimizer", "sgd"),
              Map.entry("nesterov", true));
      assertThat(study.trials().get(3).assignment().values())
          .containsEntry("learningRate", 0.5)
          .containsEntry("batchSize", 12L);

      int next = study.trials().size();
      TrialLease lease =
          study
              .claim(new TrialClaim(next, StoreFixture.parameters(), Map.of(), "run"))
              .orElseThrow();
      study.finish(lease, TrialResult.complete(List.of(0.95)));
    }

    assertThat(new ObjectMapper().readTree(optuna("read", "theirs")).path("best").doubleValue())
        .isEqualTo(0.95);
  }

  private void writeStudy() {
    try (StudyStore store = StudyStores.open(place, () -> StoreFixture.START)) {
      StoredStudy study = store.openOrCreate(HEADER);
      study.putUserAttribute("vgglab:test", "{\"f1\": 0.5}");
      TrialLease first = claim(study, 0);
      study.report(first, 0, 0.25);
      study.report(first, 1, Double.NaN);
      study.report(first, 2, Double.POSITIVE_INFINITY);
      study.report(first, 3, Double.NEGATIVE_INFINITY);
      study.report(first, 4, 0.875);
      study.finish(
          first, TrialResult.complete(List.of(0.875)).withUserAttribute("vgglab:epochs", "[1, 2]"));
      study.finish(claim(study, 1), TrialResult.pruned(List.of(0.5)));
      study.finish(claim(study, 2), TrialResult.failed());
      claim(study, 3);
      study.enqueue(Assignment.of(Map.of("optimizer", "adam")));
    }
  }

  private static TrialLease claim(StoredStudy study, int number) {
    return study
        .claim(new TrialClaim(number, StoreFixture.parameters(), Map.of(), "run"))
        .orElseThrow();
  }

  private String optuna(String action, String name) throws Exception {
    Path errors = folder.resolve("errors.txt");
    Process python =
        new ProcessBuilder("/usr/bin/python3", script.toString(), action, optunaUrl, name)
            .redirectError(errors.toFile())
            .start();
    String answer = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(() -> read(errors)).isZero();
    return answer;
  }

  private static String read(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
