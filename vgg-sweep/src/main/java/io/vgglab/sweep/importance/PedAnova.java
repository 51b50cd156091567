package io.vgglab.sweep.importance;

import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * PED-ANOVA: a parameter is important if its values among the best trials are spread otherwise than
 * among all trials, measured by the Pearson divergence of the two.
 *
 * <p>Source: S. Watanabe et al., "PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in
 * Arbitrary Subspaces", IJCAI 2023.
 *
 * @param targetShare share of trials that count as the best, above 0 and at most 1
 * @param resamples bootstrap samples for the intervals, at least 1
 * @param confidence probability that an interval covers, between 0 and 1
 */
public record PedAnova(double targetShare, int resamples, double confidence) {

  private static final int LEAST_BEST = 2;
  private static final double NEVER_ZERO = 1e-12;

  public PedAnova {
    if (!(targetShare > 0 && targetShare <= 1)) {
      throw new IllegalArgumentException(
          "targetShare must be above 0 and at most 1, but was " + targetShare);
    }
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, but was " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must be between 0 and 1, but was " + confidence);
    }
  }

  /** The best tenth, as in Optuna, and intervals of 95 % from 200 samples. */
  public static PedAnova standard() {
    return new PedAnova(0.1, 200, 0.95);
  }

  /**
   * The importance of every parameter that has more than one value, greatest first.
   *
   * @param trials the study's trials; the completed ones count
   * @param objective index of the objective looked at
   * @param seed seed of the bootstrap
   * @return empty with fewer than two completed trials
   */
  public List<Importance> evaluate(
      List<TrialRecord> trials, Direction direction, int objective, long seed) {
    List<TrialRecord> complete =
        trials.stream().filter(trial -> trial.state() == TrialState.COMPLETE).toList();
    if (complete.size() < LEAST_BEST) {
      return List.of();
    }
    Map<String, ParameterGrid> grids = grids(complete);
    double[] shares = shares(grids, complete, direction, objective);
    double[][] resampled = new double[resamples][];
    RandomGenerator random = new MersenneTwister(seed);
    for (int i = 0; i < resamples; i++) {
      List<TrialRecord> sample = new ArrayList<>();
      for (int j = 0; j < complete.size(); j++) {
        sample.add(complete.get(random.nextInt(complete.size())));
      }
      resampled[i] = shares(grids, sample, direction, objective);
    }
    List<String> names = List.copyOf(grids.keySet());
    return IntStream.range(0, names.size())
        .mapToObj(i -> importance(names.get(i), shares[i], column(resampled, i)))
        .sorted(Comparator.comparingDouble(Importance::share).reversed())
        .toList();
  }

  private Importance importance(String name, double share, double[] sorted) {
    double tail = (1 - confidence) / 2;
    int last = sorted.length - 1;
    return new Importance(
        name,
        share,
        sorted[(int) Math.round(tail * last)],
        sorted[(int) Math.round((1 - tail) * last)]);
  }

  private static double[] column(double[][] rows, int index) {
    return Arrays.stream(rows).mapToDouble(row -> row[index]).sorted().toArray();
  }

  /** The ranges as the newest trial that has the parameter saw them. */
  private static Map<String, ParameterGrid> grids(List<TrialRecord> trials) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    trials.forEach(
        trial ->
            trial.parameters().forEach((name, parameter) -> ranges.put(name, parameter.range())));
    Map<String, ParameterGrid> grids = new LinkedHashMap<>();
    ranges.forEach(
        (name, range) -> {
          if (!range.isSingle()) {
            grids.put(name, ParameterGrid.of(name, range));
          }
        });
    return grids;
  }

  private double[] shares(
      Map<String, ParameterGrid> grids,
      List<TrialRecord> trials,
      Direction direction,
      int objective) {
    List<TrialRecord> best = best(trials, direction, objective);
    double[] shares =
        grids.entrySet().stream()
            .mapToDouble(entry -> divergence(entry.getKey(), entry.getValue(), best, trials))
            .toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> sum == 0 ? 0 : share / sum).toArray();
  }

  private List<TrialRecord> best(List<TrialRecord> trials, Direction direction, int objective) {
    double[] losses =
        trials.stream()
            .mapToDouble(trial -> direction.loss(trial.values().get(objective)))
            .sorted()
            .toArray();
    int rank = (int) Math.ceil(targetShare * losses.length);
    double bound = losses[Math.min(losses.length, Math.max(LEAST_BEST, rank)) - 1];
    return trials.stream()
        .filter(trial -> direction.loss(trial.values().get(objective)) <= bound)
        .toList();
  }

  /** A parameter that only some trials have counts by how much more often the best have it. */
  private static double divergence(
      String name, ParameterGrid grid, List<TrialRecord> best, List<TrialRecord> all) {
    List<TrialRecord> bestWith = having(name, best);
    List<TrialRecord> allWith = having(name, all);
    if (bestWith.isEmpty()) {
      return 0;
    }
    double[] top = grid.shares(bestWith);
    double[] local = grid.shares(allWith);
    double sum = 0;
    for (int cell = 0; cell < top.length; cell++) {
      double share = local[cell] + NEVER_ZERO;
      double ratio = (top[cell] + NEVER_ZERO) / share - 1;
      sum += share * ratio * ratio;
    }
    double alpha = (double) bestWith.size() / best.size();
    double beta = (double) allWith.size() / all.size();
    return sum * alpha * alpha / beta;
  }

  private static List<TrialRecord> having(String name, List<TrialRecord> trials) {
    return trials.stream().filter(trial -> trial.parameters().containsKey(name)).toList();
  }
}
