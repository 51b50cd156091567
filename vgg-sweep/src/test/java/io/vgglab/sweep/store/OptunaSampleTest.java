package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that Optuna wrote in 2021 and migrated since, 100 trials. */
class OptunaSampleTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copySample() throws IOException {
    file = folder.resolve("sample.db");
    try (InputStream in = OptunaSampleTest.class.getResourceAsStream("optuna-sample.sqlite3")) {
      Files.copy(in, file);
    }
  }

  @Test
  void study_isRead() throws IOException {
    byte[] before = Files.readAllBytes(file);

    try (StudyStore store = StudyStores.openExisting(file.toString())) {
      assertThat(store.studyNames()).containsExactly("pytorch_simple");
      StoredStudy study = store.find("pytorch_simple").orElseThrow();

      assertThat(study.header().directions()).containsExactly(Direction.MAXIMIZE);
      assertThat(study.systemAttributes()).containsEntry("dashboard:1:note_ver", "9");
      assertThat(
              study.trials().stream()
                  .collect(Collectors.groupingBy(TrialRecord::state, Collectors.counting())))
          .isEqualTo(Map.of(TrialState.COMPLETE, 25L, TrialState.PRUNED, 75L));
      assertThat(study.settings()).isEmpty();
      assertThat(study.running()).isEmpty();
    }
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void trials_haveParametersReportsAndTimes() {
    try (StudyStore store = StudyStores.openExisting(file.toString())) {
      List<TrialRecord> trials = store.find("pytorch_simple").orElseThrow().trials();

      TrialRecord first = trials.get(0);
      assertThat(first.times().started()).contains(Instant.parse("2021-01-18T18:18:32.205894Z"));
      assertThat(trials.stream().mapToInt(trial -> trial.intermediateValues().size()).sum())
          .isEqualTo(389);
      assertThat(trials.stream().mapToInt(trial -> trial.values().size()).sum()).isEqualTo(100);
      assertThat(first.parameters().values().stream().map(parameter -> parameter.range()))
          .contains(
              IntRange.of(1, 3),
              FloatRange.of(0.2, 0.5),
              ChoiceRange.of("Adam", "RMSprop", "SGD"),
              FloatRange.log(1e-5, 0.1));
    }
  }

  @Test
  void study_isContinued() {
    try (StudyStore store = StudyStores.open(file.toString())) {
      StoredStudy study = store.find("pytorch_simple").orElseThrow();
      TrialLease lease = study.claim(new TrialClaim(100, Map.of(), Map.of(), "run")).orElseThrow();
      study.finish(lease, TrialResult.complete(List.of(0.99)));

      assertThat(
              study.trials().stream()
                  .collect(Collectors.toMap(TrialRecord::number, Function.identity())))
          .hasSize(101);
    }
  }
}
