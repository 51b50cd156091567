package io.vgglab.sweep.sampler;

import io.vgglab.sweep.sampler.cma.CmaState;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Covariance matrix adaptation over the numeric parameters that every trial has, scaled to [0, 1];
 * the others are drawn at random. The generation of a trial is kept in its system attribute {@code
 * cma:generation}, and the distribution follows from the completed trials that have one.
 *
 * <p>Source: N. Hansen, "The CMA Evolution Strategy: A Tutorial", 2016 (arXiv 1604.00772), with
 * Optuna's start: the centre, a sixth of the range, and resampling at the bounds.
 */
public record CmaEsSampler() implements Sampler {

  /** System attribute that holds the generation of a trial. */
  public static final String GENERATION = "cma:generation";

  private static final double FIRST_STEP = 1.0 / 6;
  private static final int RESAMPLINGS = 10;

  /** Whether a sampler is this one, under a policy for duplicates or not. */
  public static boolean isIn(Sampler sampler) {
    return sampler instanceof DistinctSampler distinct
        ? isIn(distinct.sampler())
        : sampler instanceof CmaEsSampler;
  }

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    if (request.directions().size() > 1) {
      throw new IllegalArgumentException(
          "directions must hold one for CMA-ES, but was " + request.directions());
    }
    List<Parameter> searched =
        request.space().parameters().stream().filter(CmaEsSampler::isSearched).toList();
    if (searched.isEmpty()) {
      return RandomSampler.suggest(request.space(), random.main());
    }
    CmaState state = state(searched, request);
    Map<String, Double> shares = new HashMap<>();
    double[] point = inside(state, random.main());
    for (int i = 0; i < point.length; i++) {
      shares.put(searched.get(i).name(), point[i]);
    }
    Assignment chosen = assignment(request.space(), shares, random.main());
    return Optional.of(
        new Suggestion(chosen, Map.of(GENERATION, Integer.toString(state.generation()))));
  }

  private static boolean isSearched(Parameter parameter) {
    return parameter.when().isEmpty()
        && !parameter.range().isSingle()
        && !(parameter.range() instanceof ChoiceRange);
  }

  private static Assignment assignment(
      SearchSpace space, Map<String, Double> shares, NumpyRandom random) {
    Assignment chosen = Assignment.empty();
    for (Parameter parameter : space.parameters()) {
      if (parameter.isActive(chosen)) {
        Double share = shares.get(parameter.name());
        double internal =
            share == null
                ? UniformDraw.of(parameter.range(), random)
                : UniformDraw.at(parameter.range(), share);
        chosen = chosen.with(parameter.name(), parameter.range().fromInternal(internal));
      }
    }
    return chosen;
  }

  /** A point of the distribution in the unit cube; the last try is cut to it. */
  private static double[] inside(CmaState state, NumpyRandom random) {
    double[] point = state.ask(random);
    for (int i = 0; i < RESAMPLINGS * point.length && !isInside(point); i++) {
      point = state.ask(random);
    }
    return Arrays.stream(point).map(x -> Math.max(0, Math.min(Math.nextDown(1.0), x))).toArray();
  }

  private static boolean isInside(double[] point) {
    return Arrays.stream(point).allMatch(x -> 0 <= x && x < 1);
  }

  /** The distribution after all generations whose population has finished. */
  private static CmaState state(List<Parameter> searched, SamplerRequest request) {
    double[] centre = new double[searched.size()];
    Arrays.fill(centre, 0.5);
    int population = CmaState.population(centre.length);
    CmaState state = CmaState.initial(centre, FIRST_STEP, population);
    Map<String, List<TrialRecord>> generations =
        request.in(TrialState.COMPLETE).stream()
            .filter(trial -> trial.systemAttributes().containsKey(GENERATION))
            .filter(trial -> trial.parameters().keySet().containsAll(names(searched)))
            .collect(Collectors.groupingBy(trial -> trial.systemAttributes().get(GENERATION)));
    Comparator<TrialRecord> order = order(request.directions().get(0));
    while (true) {
      List<TrialRecord> told =
          generations.getOrDefault(Integer.toString(state.generation()), List.of());
      if (told.size() < population) {
        return state;
      }
      state =
          state.tell(
              told.stream()
                  .limit(population)
                  .sorted(order)
                  .map(trial -> point(searched, trial))
                  .toList());
    }
  }

  private static List<String> names(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::name).toList();
  }

  private static double[] point(List<Parameter> searched, TrialRecord trial) {
    return searched.stream()
        .mapToDouble(
            parameter -> {
              TrialParameter drawn = trial.parameters().get(parameter.name());
              return UniformDraw.shareOf(parameter.range(), drawn.internal());
            })
        .toArray();
  }

  /** Feasible trials first, by value; then the others by what they exceed their bounds by. */
  private static Comparator<TrialRecord> order(Direction direction) {
    return Comparator.comparingDouble(Constraints::violation)
        .thenComparingDouble(trial -> direction.loss(trial.values().get(0)));
  }
}
