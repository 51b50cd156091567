package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/**
 * Draws all trials from one stream. The stream's position follows from the trials before, so the
 * suggestions that it has not made itself (after a resume) are made again and thrown away.
 */
final class StreamSuggester implements Suggester {

  private final Sampler sampler;
  private final SearchSpace space;
  private final List<Direction> directions;
  private final SamplerRandom random;
  private int next;

  StreamSuggester(Sampler sampler, SearchSpace space, List<Direction> directions, long seed) {
    this.sampler = sampler;
    this.space = space;
    this.directions = List.copyOf(directions);
    this.random = SamplerRandom.continuous(seed);
  }

  @Override
  public Optional<Suggestion> suggest(List<TrialRecord> history, int number) {
    if (number < next) {
      throw new IllegalStateException(
          "number must be at least " + next + " in one stream, but was " + number);
    }
    while (next < number) {
      draw(history, next++);
    }
    next++;
    return draw(history, number);
  }

  /** One trial at a time: all earlier ones. */
  @Override
  public List<Integer> blocking(List<TrialRecord> history, int number) {
    return new Horizon(0).blocking(history, number);
  }

  private Optional<Suggestion> draw(List<TrialRecord> history, int number) {
    List<TrialRecord> before = history.stream().filter(trial -> trial.number() < number).toList();
    return sampler.suggest(new SamplerRequest(space, directions, before, number), random);
  }
}
