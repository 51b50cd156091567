package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {

  private final List<TrialRecord> history =
      List.of(complete(0), TrialRecord.of(1, TrialState.RUNNING), complete(2), complete(3));

  @Test
  void trialsBehindTheHorizon_areSeenAsRunning() {
    List<TrialRecord> visible = new Horizon(3).visible(history, 4);

    assertThat(visible.stream().map(TrialRecord::state))
        .containsExactly(
            TrialState.COMPLETE, TrialState.RUNNING, TrialState.RUNNING, TrialState.RUNNING);
    assertThat(visible.get(3).values()).isEmpty();
    assertThat(visible.get(3).intermediateValues()).isEmpty();
  }

  @Test
  void unfinishedTrialBeforeTheHorizon_blocks() {
    Horizon horizon = new Horizon(1);

    assertThat(horizon.blocking(history, 4)).containsExactly(1);
    assertThatThrownBy(() -> horizon.visible(history, 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("trial 4 must wait for trials [1] (lookBehind 1)");
  }

  @Test
  void pruners_seeFinishedTrialsBeforeTheHorizon() {
    assertThat(new Horizon(1).finished(history, 4).stream().map(TrialRecord::number))
        .containsExactly(0, 2);
  }

  private static TrialRecord complete(int number) {
    return TrialRecord.of(number, TrialState.RUNNING)
        .withReport(0, 0.5)
        .finished(TrialState.COMPLETE, List.of(0.5));
  }
}
