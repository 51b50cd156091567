package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import java.util.List;

/** Which history a suggestion may see, and from which random stream it draws. */
public sealed interface RandomMode {

  /** Something that suggests trial after trial under this mode. */
  Suggester open(Sampler sampler, SearchSpace space, List<Direction> directions);

  /**
   * Trial n draws from the stream (seed, n) and sees what the horizon lets it see: the same table
   * with any number of workers and after any interruption.
   */
  record PerTrial(long seed, Horizon horizon) implements RandomMode {
    @Override
    public Suggester open(Sampler sampler, SearchSpace space, List<Direction> directions) {
      return new PerTrialSuggester(sampler, space, directions, this);
    }
  }

  /**
   * One stream, one trial at a time, number for number as Optuna, but for Hyperband, where its
   * samplers see one bracket alone; resume re-runs the stream.
   */
  record Optuna(long seed) implements RandomMode {

    /** Checks that numpy's generator takes the seed. */
    public Optuna {
      if (seed < 0 || seed > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "seed must be between 0 and 2147483647 in mode optuna, but was " + seed);
      }
    }

    @Override
    public Suggester open(Sampler sampler, SearchSpace space, List<Direction> directions) {
      return new StreamSuggester(sampler, space, directions, seed);
    }
  }

  /** Every suggestion sees all there is; what it suggests depends on the workers' pace. */
  record Free(long seed) implements RandomMode {
    @Override
    public Suggester open(Sampler sampler, SearchSpace space, List<Direction> directions) {
      return (history, number) ->
          sampler.suggest(
              new SamplerRequest(
                  space,
                  directions,
                  history.stream().filter(trial -> trial.number() != number).toList(),
                  number),
              SamplerRandom.perTrial(seed, number));
    }
  }
}
