package io.vgglab.sweep.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return MedianPruner.standard();
  }

  @Test
  void trialWorseThanTheMedian_stops() {
    Verdict verdict = pruner().judge(upTo(curve(20, 9), 0), history(20), Direction.MINIMIZE);

    assertThat(verdict.prune()).isTrue();
    assertThat(verdict.reason())
        .isEqualTo(
            "best report 18.0000 is worse than percentile 50.0 of 20 completed trials, 13.5000");
  }

  @Test
  void trialEqualToTheMedian_goesOn() {
    assertThat(pruner().judge(upTo(curve(21, 4), 0), history(9), Direction.MINIMIZE).prune())
        .isFalse();
  }

  @Test
  void prunedTrials_doNotCountAsStart() {
    List<TrialRecord> pruned = new ArrayList<>(history(4));
    pruned.add(curve(5, 1).finished(TrialState.PRUNED, List.of(1.0)));

    assertThat(pruner().judge(upTo(curve(20, 9), 0), pruned, Direction.MINIMIZE).prune()).isFalse();
  }

  @Test
  void nothingButNaN_stops() {
    TrialRecord trial = TrialRecord.of(20, TrialState.RUNNING).withReport(0, Double.NaN);

    assertThat(pruner().judge(trial, history(20), Direction.MINIMIZE).prune()).isTrue();
  }

  @Test
  void stepsOfTheWarmUpAndBetweenIntervals_areNotJudged() {
    Pruner paced = new MedianPruner(5, new Pace(2, 3), 1);
    TrialRecord bad = curve(20, 9);

    assertThat(
            IntStream.range(0, 9)
                .filter(
                    step -> paced.judge(upTo(bad, step), history(20), Direction.MINIMIZE).prune())
                .boxed())
        .containsExactly(2, 5, 8);
  }

  @Test
  void wrongSettings_sayRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MedianPruner(-1, Pace.everyStep(), 1))
        .withMessage("startupTrials must not be negative, but was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PercentilePruner.of(101))
        .withMessage("percentile must be between 0 and 100, but was 101.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(0, 0))
        .withMessage("intervalSteps must be at least 1, but was 0");
  }
}
