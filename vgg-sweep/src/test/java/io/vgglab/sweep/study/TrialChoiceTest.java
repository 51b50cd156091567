package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialChoiceTest {

  private static final List<TrialRecord> HISTORY =
      List.of(
          TrialRecord.of(0, TrialState.RUNNING).withReport(1, 0.5),
          TrialRecord.of(1, TrialState.RUNNING).withReport(1, 0.4),
          TrialRecord.of(2, TrialState.RUNNING));

  @Test
  void prunersOfModeFree_seeTrialsThatRun() {
    assertThat(choice("mode: free\n").judges(HISTORY, 1))
        .extracting(TrialRecord::number)
        .containsExactly(0, 2);
  }

  @Test
  void prunersBehindAHorizon_seeOnlyWhatHasFinished() {
    assertThat(choice("lookBehind: 0\n").judges(HISTORY, 1)).isEmpty();
  }

  private static TrialChoice choice(String more) {
    return new TrialChoice(StudyFile.parse(ToyStudy.GRID + more, "toy"));
  }
}
