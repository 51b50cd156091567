package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new SuccessiveHalvingPruner(1, 3, 0, 0);
  }

  @Test
  void lateFirstReport_passesSeveralRungsAtOnce() {
    TrialRecord trial = TrialRecord.of(0, TrialState.RUNNING).withReport(4, 0.5);

    Verdict verdict = pruner().judge(trial, List.of(), Direction.MINIMIZE);

    assertThat(verdict.prune()).isFalse();
    assertThat(verdict.systemAttributes())
        .containsOnlyKeys("completed_rung_0", "completed_rung_1")
        .containsEntry("completed_rung_1", "0.5");
  }

  @Test
  void wrongSettings_sayRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SuccessiveHalvingPruner(1, 1, 0, 0))
        .withMessage("reductionFactor must be at least 2, but was 1");
  }
}
