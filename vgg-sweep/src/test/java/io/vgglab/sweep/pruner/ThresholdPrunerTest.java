package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new ThresholdPruner(-17.5, 17.5, Pace.everyStep());
  }

  @Test
  void reportOutsideTheBounds_stops() {
    TrialRecord trial = TrialRecord.of(0, TrialState.RUNNING).withReport(0, 18);

    assertThat(pruner().judge(trial, List.of(), Direction.MINIMIZE).reason())
        .isEqualTo("report 18.0 is not between -17.5 and 17.5");
  }

  @Test
  void crossedBounds_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThresholdPruner(2, 1, Pace.everyStep()))
        .withMessage("lower must not be above upper, but was 2.0 with upper 1.0");
  }
}
