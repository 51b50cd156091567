package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a journal that Optuna 5 wrote. */
class JournalFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copySample() throws IOException {
    file = folder.resolve("journal.log");
    try (InputStream in = JournalFileTest.class.getResourceAsStream("optuna-journal.log")) {
      Files.copy(in, file);
    }
  }

  @Test
  void study_isRead() {
    StoredStudy study = open();

    assertThat(study.header().directions()).containsExactly(Direction.MAXIMIZE);
    assertThat(study.header().metricNames()).containsExactly("val_acc");
    assertThat(study.userAttributes()).containsEntry("engine", "\"dl4j\"");
    assertThat(study.trials())
        .extracting(TrialRecord::state)
        .containsExactly(
            TrialState.COMPLETE,
            TrialState.PRUNED,
            TrialState.COMPLETE,
            TrialState.FAIL,
            TrialState.COMPLETE);
  }

  @Test
  void trials_haveParametersReportsValuesAndTimes() {
    List<TrialRecord> trials = open().trials();

    TrialRecord first = trials.get(0);
    assertThat(first.assignment().values())
        .containsEntry("lr", 0.01)
        .containsEntry("batch", 32L)
        .containsKey("opt");
    assertThat(first.values()).containsExactly(0.61);
    assertThat(first.intermediateValues()).isEqualTo(Map.of(1, 0.5, 2, 0.6));
    assertThat(first.userAttributes()).containsEntry("imgs_per_s", "12.5");
    assertThat(first.systemAttributes()).containsEntry("constraints:mem", "-1.0");
    assertThat(first.times().started()).contains(Instant.parse("2026-11-24T19:11:33.181727Z"));
    assertThat(trials.get(1).intermediateValues().get(1)).isNaN();
    assertThat(trials.get(2).values()).containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void unfinishedLastLine_isLeftOut() throws IOException {
    Files.writeString(file, "{\"op_code\":7,\"tri", StandardOpenOption.APPEND);

    assertThat(open().trials()).hasSize(5);
  }

  @Test
  void whatIsAddedLater_isReadBeforeTheNextAnswer() throws IOException {
    StoredStudy study = open();
    List<TrialRecord> before = study.trials();
    Map<String, String> attributes = study.userAttributes();
    Files.writeString(
        file,
        """
        {"op_code":4,"study_id":0,"datetime_start":"2026-11-24T19:12:00+00:00"}
        {"op_code":2,"study_id":0,"user_attr":{"engine":"onednn"}}
        {"op_code":6,"trial_id":5,"sta\
        """,
        StandardOpenOption.APPEND);

    assertThat(study.running()).extracting(trial -> trial.lease().number()).containsExactly(5);
    assertThat(study.userAttributes()).containsEntry("engine", "\"onednn\"");
    assertThat(attributes).containsEntry("engine", "\"dl4j\"");
    assertThat(before).hasSize(5);

    Files.writeString(file, "te\":1,\"values\":[0.7]}\n", StandardOpenOption.APPEND);

    assertThat(study.trials().get(5).values()).containsExactly(0.7);
    assertThat(study.running()).isEmpty();
  }

  @Test
  void shortenedJournal_isRefused() throws IOException {
    StoredStudy study = open();
    long length = Files.size(file);
    Files.writeString(file, "{}");

    assertThatThrownBy(study::trials)
        .hasMessage(
            "journal %s must only grow, but is shorter than %d bytes now".formatted(file, length));
  }

  @Test
  void brokenLine_isNamed() throws IOException {
    Files.writeString(file, "{\"op_code\":7,\"tri\n{}\n", StandardOpenOption.APPEND);
    int broken = Files.readAllLines(file).size() - 1;

    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            "journal "
                + file
                + " must hold one change of Optuna a line, but line "
                + broken
                + " does not: ");
  }

  @Test
  void changesOfFinishedTrialsAndDeletedStudies_areIgnored() throws IOException {
    Files.writeString(
        file,
        """
        {"op_code":7,"trial_id":0,"step":9,"intermediate_value":0.1}
        {"op_code":0,"study_name":"gone","directions":[1]}
        {"op_code":4,"study_id":1,"datetime_start":"2026-11-24T19:11:33+00:00"}
        {"op_code":1,"study_id":1}
        {"op_code":6,"trial_id":5,"state":3,"values":null}
        """,
        StandardOpenOption.APPEND);

    assertThat(open().trials().get(0).intermediateValues()).containsOnlyKeys(1, 2);
    try (StudyStore store = StudyStores.openExisting(file.toString())) {
      assertThat(store.studyNames()).containsExactly("vgg16");
    }
  }

  @Test
  void studyThatIsOpenedAgain_isOneStudy() throws IOException {
    StudyHeader header = StudyHeader.of("next", Direction.MINIMIZE, "loss");
    try (StudyStore before = StudyStores.openExisting(file.toString())) {
      Files.writeString(
          file,
          """
          {"op_code":0,"study_name":"%s","directions":[2]}
          {"op_code":0,"study_name":"next","directions":[1]}
          {"op_code":4,"study_id":1,"datetime_start":"2026-11-24T19:11:33+00:00"}
          """
              .formatted(before.studyNames().get(0)),
          StandardOpenOption.APPEND);
    }

    try (StudyStore store = StudyStores.openExisting(file.toString())) {
      assertThat(store.studyNames()).hasSize(2).doesNotHaveDuplicates();
      assertThat(store.find("next").orElseThrow().trials()).hasSize(1);
      assertThat(store.find("next").orElseThrow().header().directions())
          .isEqualTo(header.directions());
    }
  }

  @Test
  void writing_isRefused() {
    assertThatThrownBy(() -> open().putUserAttribute("note", "1"))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "journal "
                + file
                + " is read only here; copy the study with optuna.copy_study to a database to go"
                + " on");
  }

  private StoredStudy open() {
    return StudyStores.openExisting(file.toString()).find("vgg16").orElseThrow();
  }
}
