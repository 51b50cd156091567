package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatiencePrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new PatiencePruner(Optional.empty(), 1, 0);
  }

  @Test
  void trialWithoutProgress_stopsAfterThePatience() {
    TrialRecord trial =
        TrialRecord.of(0, TrialState.RUNNING).withReport(0, 1).withReport(1, 2).withReport(2, 3);

    assertThat(pruner().judge(trial, List.of(), Direction.MINIMIZE).prune()).isTrue();
    assertThat(pruner().judge(trial, List.of(), Direction.MAXIMIZE).prune()).isFalse();
    assertThat(
            new PatiencePruner(Optional.empty(), 2, 0)
                .judge(trial, List.of(), Direction.MINIMIZE)
                .prune())
        .isFalse();
  }

  @Test
  void wrappedPruner_hasTheLastWord() {
    TrialRecord trial =
        TrialRecord.of(0, TrialState.RUNNING).withReport(0, 1).withReport(1, 2).withReport(2, 3);

    assertThat(
            new PatiencePruner(Optional.of(new NoPruner()), 1, 0)
                .judge(trial, List.of(), Direction.MINIMIZE)
                .prune())
        .isFalse();
  }
}
