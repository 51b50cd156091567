package io.vgglab.sweep.study;

import io.vgglab.eval.Metric;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.rounds.HyperbandRounds;
import io.vgglab.sweep.rounds.RoundsSuggester;
import io.vgglab.sweep.sampler.CmaEsSampler;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.sampler.Suggester;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.train.Experiment;
import io.vgglab.train.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One study file, read and checked.
 *
 * @param name of the study and its folder: letters, digits, dots, hyphens and underscores
 * @param data name or place of the images
 * @param base what every trial starts from
 * @param ownInput which of the base's settings that follow the images were set to stay, by name
 * @param space what is searched, by names of {@link io.vgglab.train.Setting}
 * @param sampler chooses parameters
 * @param mode what a suggestion may see
 * @param lookBehind trials below this distance count as running; one more may run at once
 * @param pruner ends trials early
 * @param metric what is maximised on validation, the first objective; pruners look at it alone
 * @param costs further objectives
 * @param trials most trials; a grid may have fewer points
 * @param budget most epochs of all trials together
 * @param conduct limits, seeds, start points and baseline
 * @param text the file itself
 */
public record StudySpec(
    String name,
    String data,
    Experiment base,
    Set<String> ownInput,
    SearchSpace space,
    Sampler sampler,
    RandomMode mode,
    int lookBehind,
    Pruner pruner,
    Metric metric,
    List<Cost> costs,
    int trials,
    EpochBudget budget,
    Conduct conduct,
    String text) {

  static final int MOST_TRIALS = 1_000_000;

  /** Checks every component. */
  public StudySpec {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException(
          "name must be letters, digits, dots, hyphens and underscores, but was '" + name + "'");
    }
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(base, "base");
    ownInput = Set.copyOf(ownInput);
    Objects.requireNonNull(space, "space");
    Objects.requireNonNull(sampler, "sampler");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(pruner, "pruner");
    Objects.requireNonNull(metric, "metric");
    costs = List.copyOf(costs);
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(conduct, "conduct");
    Objects.requireNonNull(text, "text");
    if (trials < 1 || trials > MOST_TRIALS) {
      throw new IllegalArgumentException(
          "trials must be between 1 and " + MOST_TRIALS + ", but was " + trials);
    }
    if (lookBehind < 0) {
      throw new IllegalArgumentException("lookBehind must be at least 0, but was " + lookBehind);
    }
    if (space.parameters().isEmpty()) {
      throw new IllegalArgumentException("space must name at least 1 setting, but was empty");
    }
    if (Set.copyOf(costs).size() != costs.size()) {
      throw new IllegalArgumentException(
          "objectives must be different, but was " + names(metric, costs));
    }
    if (pruner instanceof RoundsPruner && mode instanceof RandomMode.Optuna) {
      throw new IllegalArgumentException(
          "mode must be per-trial or free with hyperband-rounds, but was optuna");
    }
    if (pruner instanceof RoundsPruner && conduct.seeds() > 1) {
      throw new IllegalArgumentException(
          "seeds must be 1 with hyperband-rounds, whose trials go on from each other, but was "
              + conduct.seeds());
    }
    if (budget.epochs() != EpochBudget.UNBOUNDED && conduct.seeds() > 1) {
      throw new IllegalArgumentException(
          "seeds must be 1 with epochBudget, which counts one training a trial, but was "
              + conduct.seeds());
    }
    if (CmaEsSampler.isIn(sampler) && !costs.isEmpty()) {
      throw new IllegalArgumentException(
          "sampler must be another than cma-es with several objectives, but was cma-es");
    }
    if (pruner instanceof RoundsPruner rounds) {
      requireRounds(rounds, sampler, space, base.plan().epochs());
    }
  }

  /** Trials of the last rounds train to their end, which must be that of the plan. */
  private static void requireRounds(
      RoundsPruner rounds, Sampler sampler, SearchSpace space, int epochs) {
    if (CmaEsSampler.isIn(sampler)) {
      throw new IllegalArgumentException(
          "sampler must be another than cma-es with hyperband-rounds, whose rounds are no"
              + " generations, but was cma-es");
    }
    if (space.find(Setting.EPOCHS.key()).isPresent()) {
      throw new IllegalArgumentException(
          "space must not name epochs with hyperband-rounds, which plans them, but did");
    }
    if (rounds.maxEpochs() != epochs) {
      throw new IllegalArgumentException(
          "maxEpochs of hyperband-rounds must be the epochs of base, "
              + epochs
              + ", but was "
              + rounds.maxEpochs());
    }
  }

  /** The names of the objectives, the metric first. */
  public List<String> objectives() {
    return names(metric, costs);
  }

  private static List<String> names(Metric metric, List<Cost> costs) {
    return Stream.concat(Stream.of(metric.key()), costs.stream().map(Cost::key)).toList();
  }

  /** The senses of the objectives. */
  public List<Direction> directions() {
    return Stream.concat(Stream.of(Direction.MAXIMIZE), costs.stream().map(Cost::direction))
        .toList();
  }

  /**
   * Epochs of all trainings of all trials if none is stopped early, as far as the budget allows.
   */
  public int plannedEpochs() {
    long all =
        pruner instanceof RoundsPruner rounds
            ? HyperbandRounds.of(rounds).rounds().stream()
                .mapToLong(HyperbandRounds.Round::plannedEpochs)
                .sum()
            : (long) trials * conduct.seeds() * mostEpochs();
    return (int) Math.min(all, budget.epochs());
  }

  /** Epochs of the longest training that the space allows. */
  public int mostEpochs() {
    String epochs = Setting.EPOCHS.key();
    boolean always = space.find(epochs).filter(it -> it.when().isEmpty()).isPresent();
    return StudyCheck.samples(space, epochs).stream()
        .map(value -> Decoder.decode(base, Assignment.empty().with(epochs, value)))
        .mapToInt(experiment -> experiment.plan().epochs())
        .reduce(always ? 0 : base.plan().epochs(), Math::max);
  }

  /** Whether the number of trials follows from the epochs that they take. */
  public boolean countsEpochs() {
    return pruner instanceof RoundsPruner || budget.epochs() != EpochBudget.UNBOUNDED;
  }

  /** Something that suggests the trials of this study, one after the other. */
  Suggester suggester() {
    Suggester fresh = mode.open(sampler, space, directions());
    return pruner instanceof RoundsPruner rounds
        ? new RoundsSuggester(
            HyperbandRounds.of(rounds),
            fresh,
            mode instanceof RandomMode.Free
                ? Optional.empty()
                : Optional.of(new Horizon(lookBehind)),
            Direction.MAXIMIZE)
        : fresh;
  }
}
