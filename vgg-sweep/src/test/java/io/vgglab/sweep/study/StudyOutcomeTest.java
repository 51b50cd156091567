package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.sampler.Suggestion;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyOutcomeTest {

  private static final StudyOutcome OUTCOME =
      new StudyOutcome(
          "tpe-hyperband-2",
          "macroF1",
          Direction.MAXIMIZE,
          List.of(
              trial(0, 3, TrialState.COMPLETE, 0.4, Suggestion.BY_START),
              trial(1, 1, TrialState.PRUNED, 0.9, Suggestion.BY_START),
              trial(2, 3, TrialState.COMPLETE, 0.5, Suggestion.BY_MODEL),
              trial(3, 1, TrialState.PRUNED, 0.1, Suggestion.BY_MODEL)));

  @Test
  void best_isAmongCompletedTrials() {
    assertThat(OUTCOME.best().orElseThrow().number()).isEqualTo(2);
    assertThat(OUTCOME.bestWithin(6).orElseThrow().number()).isZero();
    assertThat(OUTCOME.bestWithin(2)).isEmpty();
  }

  @Test
  void costs_areCounted() {
    assertThat(OUTCOME.epochs()).isEqualTo(8);
    assertThat(OUTCOME.chosenByModel()).isEqualTo(2);
    assertThat(OUTCOME.count(TrialState.PRUNED)).isEqualTo(2);
  }

  @Test
  void continuedTrial_countsFromItsParentsLastEpoch() {
    TrialRecord continued =
        TrialRecord.of(4, TrialState.RUNNING)
            .withSystemAttributes(Map.of("vgglab:continues", "1"))
            .withReport(3, 0.5)
            .withReport(4, 0.5)
            .withReport(5, 0.6);

    assertThat(EpochBudget.spent(continued)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"tpe-hyperband-2,tpe-hyperband", "random_12,random", "grid,grid", "vgg16.1,vgg16"})
  void group_isTheNameWithoutItsNumber(String name, String group) {
    assertThat(new StudyOutcome(name, "f1", Direction.MAXIMIZE, List.of()).group())
        .isEqualTo(group);
  }

  private static TrialRecord trial(
      int number, int epochs, TrialState state, double value, String chosenBy) {
    TrialRecord trial =
        TrialRecord.of(number, TrialState.RUNNING)
            .withSystemAttributes(Map.of(Suggestion.CHOSEN_BY, chosenBy));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      trial = trial.withReport(epoch, value);
    }
    return trial.finished(state, List.of(value));
  }
}
