package io.vgglab.sweep.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.sweep.replay.ReplayTest;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Condition;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PedAnovaTest {

  /** Printed by Optuna 5 for the same 60 trials. */
  @Test
  void importances_areOptunas() throws IOException {
    List<TrialRecord> trials = ReplayTest.trace("random_seed42").trials();

    List<Importance> found = new PedAnova(0.1, 20, 0.9).evaluate(trials, Direction.MINIMIZE, 0, 1);

    assertThat(found.stream().map(Importance::parameter))
        .containsExactly("lr", "momentum", "batch", "opt", "fc", "dropout");
    assertThat(found.stream().mapToDouble(Importance::share).toArray())
        .containsExactly(
            new double[] {
              .5788047328, .1796010455, .0954532206, .0785822362, .0647062154, .0028525494
            },
            within(5e-11));
    assertThat(found)
        .allSatisfy(importance -> assertThat(importance.low()).isLessThan(importance.high()));
  }

  @Test
  void parameterThatDecides_isAheadOfOneThatDoesNot() {
    SearchSpace space =
        SearchSpace.of(
            Parameter.of("noise", FloatRange.of(0, 1)),
            Parameter.of("head", ChoiceRange.of("paper", "gap")),
            Parameter.of("dropout", FloatRange.of(0, 1)).when(Condition.is("head", "paper")),
            Parameter.of("lr", FloatRange.of(0, 1)));
    Suggester random =
        new RandomMode.Free(1).open(new RandomSampler(), space, List.of(Direction.MAXIMIZE));
    List<TrialRecord> trials = new ArrayList<>();
    for (int n = 0; n < 80; n++) {
      Assignment chosen = random.suggest(trials, n).orElseThrow().assignment();
      trials.add(
          TrialRecord.running(n, space, chosen)
              .finished(TrialState.COMPLETE, List.of(chosen.real("lr"))));
    }

    List<Importance> found = PedAnova.standard().evaluate(trials, Direction.MAXIMIZE, 0, 1);

    assertThat(found.get(0).parameter()).isEqualTo("lr");
    assertThat(found).hasSize(4);
  }

  @Test
  void choicesThatCameLater_doNotMoveTheOlderOnes() {
    ChoiceRange before = ChoiceRange.of("sgd", "adam");
    ChoiceRange behind = ChoiceRange.of("sgd", "adam", "rmsprop");
    ChoiceRange inFront = ChoiceRange.of("rmsprop", "sgd", "adam");

    List<Importance> found = importances(before, inFront);
    List<Importance> expected = importances(before, behind);
    assertThat(found)
        .extracting(Importance::parameter)
        .isEqualTo(expected.stream().map(Importance::parameter).toList());
    assertThat(found.stream().mapToDouble(Importance::share).toArray())
        .containsExactly(expected.stream().mapToDouble(Importance::share).toArray(), within(1e-12));
  }

  /** Forty trials of which the first half was drawn from other choices; adam is best. */
  private static List<Importance> importances(ChoiceRange older, ChoiceRange newer) {
    List<TrialRecord> trials = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      String optimizer = n % 2 == 0 ? "sgd" : "adam";
      SearchSpace space =
          SearchSpace.of(
              Parameter.of("optimizer", n < 20 ? older : newer),
              Parameter.of("noise", FloatRange.of(0, 1)));
      Assignment chosen =
          Assignment.empty().with("optimizer", optimizer).with("noise", n * 7 % 40 / 40.0);
      trials.add(
          TrialRecord.running(n, space, chosen)
              .finished(TrialState.COMPLETE, List.of(n % 2 + n * 7 % 40 / 400.0)));
    }
    return PedAnova.standard().evaluate(trials, Direction.MAXIMIZE, 0, 1);
  }

  @Test
  void tooFewTrials_giveNothing() {
    assertThat(PedAnova.standard().evaluate(List.of(), Direction.MINIMIZE, 0, 1)).isEmpty();
  }

  @Test
  void wrongSettings_sayRuleAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PedAnova(0, 1, 0.9))
        .withMessage("targetShare must be above 0 and at most 1, but was 0.0");
  }
}
