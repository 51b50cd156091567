package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Condition;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DistinctSamplerTest {

  /** Six points: the rate exists with one optimizer only. */
  private static final SearchSpace SPACE =
      SearchSpace.of(
          Parameter.of("opt", ChoiceRange.of("sgd", "adam")),
          Parameter.of("rate", ChoiceRange.of(1, 2)).when(Condition.is("opt", "adam")),
          Parameter.of("norm", ChoiceRange.of("none", "after")));

  @Nested
  class Skip extends SamplerContract {
    @Override
    Sampler sampler() {
      return new DistinctSampler(TpeSampler.standard(), DuplicatePolicy.SKIP);
    }
  }

  @Nested
  class Average extends SamplerContract {
    @Override
    Sampler sampler() {
      return new DistinctSampler(TpeSampler.standard(), DuplicatePolicy.AVERAGE);
    }
  }

  @Test
  void skip_triesEveryPointOnceAndEnds() {
    Sampler sampler = new DistinctSampler(new RandomSampler(), DuplicatePolicy.SKIP);
    List<TrialRecord> history = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      Optional<Suggestion> suggestion = suggest(sampler, history);
      if (suggestion.isEmpty()) {
        break;
      }
      history.add(complete(number, suggestion.get().assignment(), 1));
    }

    assertThat(history).hasSize(6);
    assertThat(history).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
  }

  @Test
  void average_showsTheMeanOfEqualTrials() {
    Assignment twice = Assignment.of(Map.of("opt", "sgd", "norm", "none"));
    Assignment once = Assignment.of(Map.of("opt", "sgd", "norm", "after"));
    List<TrialRecord> lucky =
        List.of(complete(0, twice, 0), complete(1, twice, 8), complete(2, once, 3));
    List<TrialRecord> averaged =
        List.of(complete(0, twice, 4), complete(1, twice, 4), complete(2, once, 3));
    Sampler tpe =
        new TpeSampler(
            new TpeSettings(
                1, 24, TpeSettings.Dependence.AUTOMATIC, true, TpeSettings.optuna5().rule()));
    Sampler averaging = new DistinctSampler(tpe, DuplicatePolicy.AVERAGE);

    assertThat(suggest(averaging, lucky)).isEqualTo(suggest(tpe, averaged));
    assertThat(suggest(averaging, averaged)).isEqualTo(suggest(tpe, averaged));
  }

  @Test
  void rerun_needsNoSamplerOfItsOwn() {
    Sampler random = new RandomSampler();

    assertThat(DistinctSampler.of(random, DuplicatePolicy.RERUN)).isSameAs(random);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistinctSampler(random, DuplicatePolicy.RERUN))
        .withMessage("duplicates must be SKIP or AVERAGE, but was RERUN");
  }

  @Test
  void text_isTheSamplersWithThePolicy() {
    assertThat(DistinctSampler.of(new RandomSampler(), DuplicatePolicy.SKIP))
        .hasToString("RandomSampler[duplicates=SKIP]");
  }

  private static Optional<Suggestion> suggest(Sampler sampler, List<TrialRecord> history) {
    return sampler.suggest(
        new SamplerRequest(SPACE, SamplerContract.MINIMIZE, history, history.size()),
        SamplerRandom.perTrial(5, history.size()));
  }

  private static TrialRecord complete(int number, Assignment assignment, double value) {
    return TrialRecord.running(number, SPACE, assignment)
        .finished(TrialState.COMPLETE, List.of(value));
  }
}
