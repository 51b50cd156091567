package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/** Draws every trial from a stream of its own and shows it what its horizon allows. */
final class PerTrialSuggester implements Suggester {

  private final Sampler sampler;
  private final SearchSpace space;
  private final List<Direction> directions;
  private final RandomMode.PerTrial mode;

  PerTrialSuggester(
      Sampler sampler, SearchSpace space, List<Direction> directions, RandomMode.PerTrial mode) {
    this.sampler = sampler;
    this.space = space;
    this.directions = List.copyOf(directions);
    this.mode = mode;
  }

  @Override
  public Optional<Suggestion> suggest(List<TrialRecord> history, int number) {
    List<TrialRecord> visible = mode.horizon().visible(history, number);
    return sampler.suggest(
        new SamplerRequest(space, directions, visible, number),
        SamplerRandom.perTrial(mode.seed(), number));
  }

  @Override
  public List<Integer> blocking(List<TrialRecord> history, int number) {
    return mode.horizon().blocking(history, number);
  }
}
