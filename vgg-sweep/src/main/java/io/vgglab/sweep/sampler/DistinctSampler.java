package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A sampler under a policy for parameters that come up twice.
 *
 * @param sampler chooses
 * @param duplicates what is done about a choice made before, SKIP or AVERAGE
 */
public record DistinctSampler(Sampler sampler, DuplicatePolicy duplicates) implements Sampler {

  /** Draws after which a duplicate is accepted, if the space has other points left. */
  private static final int DRAWS = 20;

  private static final double MOST_COUNTED = 1e6;

  public DistinctSampler {
    Objects.requireNonNull(sampler, "sampler");
    if (duplicates == DuplicatePolicy.RERUN) {
      throw new IllegalArgumentException("duplicates must be SKIP or AVERAGE, but was RERUN");
    }
  }

  /** A sampler under a policy; the sampler itself where duplicates just run. */
  public static Sampler of(Sampler sampler, DuplicatePolicy duplicates) {
    return duplicates == DuplicatePolicy.RERUN ? sampler : new DistinctSampler(sampler, duplicates);
  }

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    return switch (duplicates) {
      case RERUN -> sampler.suggest(request, random);
      case SKIP -> another(request, random);
      case AVERAGE -> sampler.suggest(averaged(request), random);
    };
  }

  private Optional<Suggestion> another(SamplerRequest request, SamplerRandom random) {
    Set<Assignment> tried = new HashSet<>();
    request.history().forEach(trial -> tried.add(trial.assignment()));
    if (isExhausted(request, tried.size())) {
      return Optional.empty();
    }
    Optional<Suggestion> suggestion = sampler.suggest(request, random);
    for (int draw = 1; draw < DRAWS && isIn(tried, suggestion); draw++) {
      suggestion = sampler.suggest(request, random);
    }
    return suggestion;
  }

  private static boolean isIn(Set<Assignment> tried, Optional<Suggestion> suggestion) {
    return suggestion.map(Suggestion::assignment).filter(tried::contains).isPresent();
  }

  /** Whether a space of few points has no other left; only then are they counted one by one. */
  private static boolean isExhausted(SamplerRequest request, int tried) {
    double most = 1;
    for (Parameter parameter : request.space().parameters()) {
      if (parameter.range().size().isEmpty()) {
        return false;
      }
      most *= parameter.range().size().getAsLong();
    }
    boolean conditional =
        request.space().parameters().stream().anyMatch(parameter -> !parameter.when().isEmpty());
    return tried >= most
        || (conditional && most <= MOST_COUNTED && !GridSampler.hasMore(request.space(), tried));
  }

  /**
   * The same request in which completed trials of equal parameters have the mean of their values.
   */
  private static SamplerRequest averaged(SamplerRequest request) {
    Map<Assignment, double[]> sums = new HashMap<>();
    Map<Assignment, Integer> counts = new HashMap<>();
    int objectives = request.directions().size();
    for (TrialRecord trial : request.in(TrialState.COMPLETE)) {
      double[] sum = sums.computeIfAbsent(trial.assignment(), key -> new double[objectives]);
      for (int i = 0; i < objectives; i++) {
        sum[i] += trial.values().get(i);
      }
      counts.merge(trial.assignment(), 1, Integer::sum);
    }
    return new SamplerRequest(
        request.space(),
        request.directions(),
        request.history().stream().map(trial -> averaged(trial, sums, counts)).toList(),
        request.number());
  }

  private static TrialRecord averaged(
      TrialRecord trial, Map<Assignment, double[]> sums, Map<Assignment, Integer> counts) {
    if (trial.state() != TrialState.COMPLETE) {
      return trial;
    }
    int count = counts.get(trial.assignment());
    double[] sum = sums.get(trial.assignment());
    List<Double> means = IntStream.range(0, sum.length).mapToObj(i -> sum[i] / count).toList();
    return count == 1 || means.stream().anyMatch(mean -> mean.isNaN())
        ? trial
        : trial.finished(TrialState.COMPLETE, means);
  }

  /** The sampler's own text with the policy added. */
  @Override
  public String toString() {
    String text = sampler.toString();
    String open = text.substring(0, text.length() - 1);
    return open + (open.endsWith("[") ? "" : ", ") + "duplicates=" + duplicates + "]";
  }
}
