package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new RoundsPruner(9, 3, 1);
  }

  @Test
  void trial_isPausedAtTheEndOfItsRound() {
    TrialRecord trial =
        upTo(curve(0, 1), 2).withSystemAttributes(new RoundRole(0, 2, 1, 3).attribute());

    assertThat(pruner().judge(trial, List.of(), Direction.MINIMIZE).prune()).isFalse();
    assertThat(pruner().judge(trial.withReport(3, 1), List.of(), Direction.MINIMIZE).reason())
        .isEqualTo("paused after 3 epochs, at the end of round 1 of bracket 2");
  }

  @Test
  void role_comesBackFromItsAttribute() {
    RoundRole role = new RoundRole(1, 2, 1, 3);
    TrialRecord trial = upTo(curve(0, 1), 0).withSystemAttributes(role.attribute());

    assertThat(role.attribute())
        .containsEntry("vgglab:round", "{\"iteration\":1,\"bracket\":2,\"round\":1,\"epochs\":3}");
    assertThat(RoundRole.of(trial)).contains(role);
  }

  @Test
  void ledger_countsByBracket() {
    HyperbandPruner hyperband = new HyperbandPruner("study", 1, 9, 3, 0);

    List<BracketLedger.Line> lines = BracketLedger.of(hyperband, history(30)).lines();

    assertThat(lines).hasSize(3);
    assertThat(lines.stream().mapToInt(BracketLedger.Line::trials).sum()).isEqualTo(30);
    assertThat(lines.stream().mapToLong(BracketLedger.Line::spentSteps).sum()).isEqualTo(240);
    assertThat(lines.get(0).plannedShare()).isEqualTo(9 / 17.0);
  }
}
