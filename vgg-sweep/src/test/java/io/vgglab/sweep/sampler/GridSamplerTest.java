package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Condition;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GridSamplerTest extends SamplerContract {

  private static final SearchSpace GRID =
      SearchSpace.of(
          Parameter.of("opt", ChoiceRange.of("sgd", "adam")),
          Parameter.of("beta", FloatRange.stepped(0.8, 0.9, 0.1)).when(Condition.is("opt", "adam")),
          Parameter.of("batch", IntRange.stepped(16, 32, 16)));

  @Override
  Sampler sampler() {
    return new GridSampler();
  }

  @Test
  void points_comeOnceInOrder() {
    List<TrialRecord> history = new ArrayList<>();
    for (int n = 0; next(history, n).isPresent(); n++) {
      Suggestion suggestion = next(history, n).orElseThrow();
      assertThat(suggestion.systemAttributes()).containsEntry("grid_id", "" + n);
      history.add(TrialRecord.running(n, GRID, suggestion.assignment()));
    }

    assertThat(history.stream().map(trial -> trial.assignment().values().values().toString()))
        .containsExactly(
            "[sgd, 16]",
            "[sgd, 32]",
            "[adam, 0.8, 16]",
            "[adam, 0.8, 32]",
            "[adam, 0.9, 16]",
            "[adam, 0.9, 32]");
    assertThat(GridSampler.size(GRID)).isEqualTo(6);
  }

  @Test
  void pointThatWasEnqueuedOrFailed_isNotRepeated() {
    Assignment first = Assignment.empty().with("opt", "sgd").with("batch", 16);
    TrialRecord failed = TrialRecord.running(0, GRID, first).finished(TrialState.FAIL, List.of());

    assertThat(next(List.of(failed), 1).orElseThrow().assignment())
        .isEqualTo(first.with("batch", 32));
  }

  @Test
  @Timeout(20)
  void largeGrid_isNotCountedPointByPoint() {
    Parameter seed = Parameter.of("seed", IntRange.of(0, 1L << 40));
    Parameter fine = Parameter.of("lr", FloatRange.stepped(0, 1, 1e-300));

    assertThat(GridSampler.size(SearchSpace.of(seed))).isEqualTo((1L << 40) + 1);
    assertThat(GridSampler.size(SearchSpace.of(seed, fine))).isEqualTo(Long.MAX_VALUE);
    assertThat(
            GridSampler.size(
                SearchSpace.of(
                    Parameter.of("opt", ChoiceRange.of("sgd", "adam")),
                    seed.when(Condition.is("opt", "adam")))))
        .isEqualTo(1_000_001);
  }

  @Test
  void continuousRange_isRefused() {
    SearchSpace space = SearchSpace.of(Parameter.of("lr", FloatRange.log(1e-4, 1e-1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GridSampler.size(space))
        .withMessage(
            "range of lr must have a step or choices for a grid, but was 1.0E-4 to 0.1 on a"
                + " logarithmic scale");
  }

  private static Optional<Suggestion> next(List<TrialRecord> history, int number) {
    return new GridSampler()
        .suggest(
            new SamplerRequest(GRID, MINIMIZE, history, number), SamplerRandom.perTrial(0, number));
  }
}
