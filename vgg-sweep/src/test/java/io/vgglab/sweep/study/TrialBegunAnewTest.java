package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.study.Attempt;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.EpochResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trial keeps of attempts that are gone with their checkpoints. */
class TrialBegunAnewTest {

  private static final String ANEW =
      ToyStudy.GRID.replace("epochs: 3", "epochs: 4") + "trials: 1\n";

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void trialTrainedAnew_isJudgedFromItsLastReportOn() throws InterruptedException {
    String file = ANEW + "pruner: {type: threshold, lower: 2, warmupEpochs: 2}\n";
    leaveThreeReports(file);
    List<Integer> epochs = new CopyOnWriteArrayList<>();
    StudyObserver listening =
        new StudyObserver() {
          @Override
          public void onEpoch(int trial, int seed, EpochResult result) {
            epochs.add(result.epoch());
          }
        };

    TrialRecord trial = toy.run(file, new InProcessExecutor(1), listening).trials().get(0);

    assertThat(epochs).containsExactly(1, 2, 3);
    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.values()).containsExactly(0.3);
  }

  @Test
  void trialTrainedAnewAndCutOff_keepsItsLastReport() throws InterruptedException {
    leaveThreeReports(ANEW);
    TrialEnd late = new TrialEnd.TimedOut("took longer than its time limit of 3 s");

    TrialRecord trial = toy.run(ANEW, new CutOffExecutor(r -> true, 1, late)).trials().get(0);

    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.values()).containsExactly(0.3);
  }

  @Test
  void attemptThatNeverStarted_leavesTheOneBeforeAsItWas() throws InterruptedException {
    StoredStudy stored = toy.open(StudyFile.parse(ToyStudy.GRID, "toy"));
    stored.putUserAttributes(
        leave(ToyStudy.GRID, stored),
        Map.of(
            TrialLog.ATTEMPTS,
            """
            {"version": 1, "attempts": [
              {"attempt": 1, "slot": 0, "startedAt": "2026-11-24T10:00:00Z", "heardAt": "2026-11-24T10:05:00Z"}
            ]}"""));

    toy.run(ToyStudy.GRID, new LosingExecutor(r -> r.trial() == 0 && r.attempt() == 2));

    assertThat(StudySummary.of(stored, Instant.now()).trials().get(0).attempts())
        .hasSize(2)
        .extracting(Attempt::endedAt)
        .contains(Instant.parse("2026-11-24T10:05:00Z"));
  }

  /** A process died after the third report on the only trial; the checkpoints are gone. */
  private void leaveThreeReports(String file) {
    StoredStudy stored = toy.open(StudyFile.parse(file, "toy"));
    TrialLease lease = leave(file, stored);
    for (int epoch = 1; epoch <= 3; epoch++) {
      stored.report(lease, epoch, epoch / 10.0);
    }
  }

  private static TrialLease leave(String file, StoredStudy stored) {
    TrialRecord first =
        new TrialChoice(StudyFile.parse(file, "toy")).next(List.of(), 0).orElseThrow();
    return stored
        .claim(new TrialClaim(0, first.parameters(), Map.of(), "a run that is gone"))
        .orElseThrow();
  }
}
