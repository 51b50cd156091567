package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.sampler.TpeSettings.Dependence;
import io.vgglab.sweep.sampler.parzen.ParzenRule.Bandwidth;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TpeSamplerTest {

  @Nested
  class Joint extends SamplerContract {
    @Override
    Sampler sampler() {
      return TpeSampler.standard();
    }

    @Test
    void model_findsTheBestPointOf36MoreOftenThanChance() {
      List<TrialRecord> trials = run(new RandomMode.PerTrial(1, new Horizon(0)), MINIMIZE, 60);

      assertThat(trials.subList(40, 60).stream().filter(trial -> trial.value().orElseThrow() == 0))
          .hasSizeGreaterThan(3);
    }

    @Test
    void severalObjectives_areModelledOneByOne() {
      List<Direction> directions = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);

      List<TrialRecord> trials = run(new RandomMode.Free(1), directions, 60);

      assertThat(
              trials.subList(30, 60).stream()
                  .filter(trial -> trial.assignment().whole("width") == 4))
          .hasSizeGreaterThan(15);
    }

    @Test
    void infeasibleTrials_areAvoided() {
      List<TrialRecord> history = new ArrayList<>();
      Suggester suggester = new RandomMode.Free(1).open(sampler(), MIXED, MINIMIZE);
      for (int number = 0; number < 60; number++) {
        TrialRecord trial =
            TrialRecord.running(
                number, MIXED, suggester.suggest(history, number).orElseThrow().assignment());
        double excess = trial.assignment().whole("batch") - 16.0;
        history.add(
            trial
                .withSystemAttributes(Constraints.attribute(List.of(excess)))
                .finished(TrialState.COMPLETE, List.of(-excess)));
      }

      assertThat(
              history.subList(30, 60).stream()
                  .filter(trial -> trial.assignment().whole("batch") == 16))
          .hasSizeGreaterThan(15);
    }
  }

  @Nested
  class Grouped extends SamplerContract {
    @Override
    Sampler sampler() {
      return new TpeSampler(TpeSettings.optuna5().with(Dependence.GROUPED));
    }
  }

  @Nested
  class Independent extends SamplerContract {
    @Override
    Sampler sampler() {
      return new TpeSampler(TpeSettings.optuna49());
    }
  }

  @Nested
  class JointOfOptuna4 extends SamplerContract {
    @Override
    Sampler sampler() {
      return new TpeSampler(TpeSettings.optuna49().with(Dependence.JOINT).with(Bandwidth.SCOTT));
    }
  }

  /** Counts printed by Optuna 5. */
  @Test
  void goodCount_isATenth() {
    int[] finished = {9, 10, 11, 20, 21, 100, 250, 251, 1000};

    assertThat(Arrays.stream(finished).map(n -> TrialSplit.goodCount(n, 1)))
        .containsExactly(1, 1, 2, 2, 3, 10, 25, 25, 25);
    assertThat(TrialSplit.goodCount(1000, 2)).isEqualTo(100);
  }

  @Test
  void split_takesCompletedThenPrunedThenInfeasible() {
    TrialRecord infeasible =
        complete(0, 0.1).withSystemAttributes(Constraints.attribute(List.of(1.0, -5.0)));
    TrialRecord early = TrialRecord.of(1, TrialState.PRUNED).withReport(1, 0.1);
    TrialRecord late = TrialRecord.of(2, TrialState.PRUNED).withReport(5, 0.9);
    TrialRecord worst = complete(3, 7);
    TrialRecord running = TrialRecord.of(4, TrialState.RUNNING);
    List<TrialRecord> trials = List.of(infeasible, early, late, worst, running);

    assertThat(goodNumbers(trials, 1)).containsExactly(3);
    assertThat(goodNumbers(trials, 2)).containsExactly(2, 3);
    assertThat(goodNumbers(trials, 3)).containsExactly(1, 2, 3);
    assertThat(goodNumbers(trials, 9)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void wrongSettings_sayRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TpeSettings(10, 0, Dependence.JOINT, true, TpeSettings.optuna5().rule()))
        .withMessage("candidates must be at least 1, but was 0");
  }

  private static List<Integer> goodNumbers(List<TrialRecord> trials, int count) {
    return TrialSplit.of(trials, SamplerContract.MINIMIZE, count).good().stream()
        .map(TrialRecord::number)
        .toList();
  }

  private static TrialRecord complete(int number, double value) {
    return TrialRecord.of(number, TrialState.RUNNING).finished(TrialState.COMPLETE, List.of(value));
  }
}
