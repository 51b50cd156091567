package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of 10,000 trials with 6 parameters and 10 reports each stays usable. */
@Tag("slow")
class LargeStudyTest {

  private static final int TRIALS = 10_000;

  @TempDir Path folder;

  @Test
  void tenThousandTrials_areReadOnceAndKept() {
    Path file = folder.resolve("large.db");
    try (StudyStore store = StudyStores.open(file.toString())) {
      store.openOrCreate(StoreFixture.HEADER);
    }
    fill(file);

    try (StudyStore store = StudyStores.open(file.toString())) {
      StoredStudy study = store.find("vgg").orElseThrow();
      List<TrialRecord> first = study.trials();
      assertThat(first).hasSize(TRIALS);
      assertThat(first.get(TRIALS - 1).intermediateValues()).hasSize(10);

      for (int i = 0; i < 20; i++) {
        addTrial(study, TRIALS + i);
      }

      List<TrialRecord> later = study.trials();
      assertThat(later).hasSize(TRIALS + 20);
      for (int i = 0; i < TRIALS; i++) {
        assertThat(later.get(i)).isSameAs(first.get(i));
      }
    }
  }

  private static void addTrial(StoredStudy study, int number) {
    TrialLease lease =
        study
            .claim(new TrialClaim(number, StoreFixture.parameters(), Map.of(), "run"))
            .orElseThrow();
    study.report(lease, 0, 0.5);
    study.finish(lease, TrialResult.complete(List.of(0.5)));
    assertThat(study.trials()).hasSize(number + 1);
  }

  private static void fill(Path file) {
    try (SqliteDatabase database = new SqliteDatabase(file, true)) {
      database.<Boolean>write(
          handle -> {
            TrialTable table = new TrialTable(Dialect.SQLITE, 1);
            for (int number = 0; number < TRIALS; number++) {
              long trial = table.insert(handle, number);
              ValueTable.putParameters(handle, trial, StoreFixture.parameters());
              for (int step = 0; step < 10; step++) {
                ValueTable.addReport(handle, trial, step, 0.1 * step);
              }
              ValueTable.addValues(handle, trial, List.of(0.9));
              handle.execute("UPDATE trials SET state = 'COMPLETE' WHERE trial_id = ?", trial);
            }
            return true;
          });
    }
  }
}
