package io.vgglab.sweep.sampler;

import io.vgglab.sweep.sampler.parzen.AgeWeights;
import io.vgglab.sweep.sampler.parzen.ParzenEstimator;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** The densities of good and bad trials, from which points are drawn and compared. */
final class TpeModel {

  /** Ratios of densities, as logarithms, that lie closer than this are told apart by noise. */
  private static final double ROUNDING = 1e-12;

  private final TpeSettings settings;
  private final TrialSplit split;
  private final boolean agesCountForGood;

  private TpeModel(TpeSettings settings, TrialSplit split, boolean agesCountForGood) {
    this.settings = settings;
    this.split = split;
    this.agesCountForGood = agesCountForGood;
  }

  static TpeModel of(TpeSettings settings, SamplerRequest request, int finished) {
    List<TrialRecord> seen =
        settings.constantLiar()
            ? request.in(TrialState.COMPLETE, TrialState.PRUNED, TrialState.RUNNING)
            : request.in(TrialState.COMPLETE, TrialState.PRUNED);
    List<TrialRecord> others =
        seen.stream().filter(trial -> trial.number() != request.number()).toList();
    int objectives = request.directions().size();
    int goodCount = TrialSplit.goodCount(finished, objectives);
    TrialSplit split = TrialSplit.of(others, request.directions(), goodCount);
    return new TpeModel(settings, split, objectives == 1);
  }

  /**
   * The best of the drawn points: name to internal value.
   *
   * @param point the point with the greatest ratio of densities, the first if there are several
   * @param ties other points whose ratio is the same up to rounding
   */
  record Draw(Map<String, Double> point, List<Map<String, Double>> ties) {}

  Draw sample(SortedMap<String, Range> space, NumpyRandom random) {
    if (space.isEmpty()) {
      return new Draw(Map.of(), List.of());
    }
    ParzenEstimator good = estimator(space, split.good(), agesCountForGood);
    ParzenEstimator bad = estimator(space, split.bad(), true);
    double[][] samples = good.sample(random, settings.candidates());
    double[] ratios = good.logDensities(samples);
    double[] badLogs = bad.logDensities(samples);
    int best = 0;
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] -= badLogs[i];
      best = ratios[i] > ratios[best] ? i : best;
    }
    Map<String, Double> point = point(space, samples, best);
    List<Map<String, Double>> ties = new ArrayList<>();
    for (int i = 0; i < ratios.length; i++) {
      if (i != best && ratios[best] - ratios[i] <= ROUNDING) {
        ties.add(point(space, samples, i));
      }
    }
    ties.removeIf(point::equals);
    return new Draw(point, ties);
  }

  private static Map<String, Double> point(
      SortedMap<String, Range> space, double[][] samples, int index) {
    Map<String, Double> point = new HashMap<>();
    int row = 0;
    for (String name : space.keySet()) {
      point.put(name, samples[row++][index]);
    }
    return point;
  }

  private ParzenEstimator estimator(
      SortedMap<String, Range> space, List<TrialRecord> trials, boolean agesCount) {
    double[][] observations = observations(space, trials);
    double[] weights = AgeWeights.of(observations[0].length);
    if (!agesCount) {
      Arrays.fill(weights, 1);
    }
    return ParzenEstimator.of(List.copyOf(space.values()), observations, weights, settings.rule());
  }

  /** The internal values, [parameter, trial], of the trials that have all parameters. */
  private static double[][] observations(SortedMap<String, Range> space, List<TrialRecord> trials) {
    double[][] columns = new double[space.size()][trials.size()];
    if (trials.isEmpty()) {
      return columns;
    }
    ParameterRow row = ParameterRow.like(trials.get(trials.size() - 1));
    int[] positions =
        space.entrySet().stream().mapToInt(e -> row.position(e.getKey(), e.getValue())).toArray();
    boolean plain =
        2 * positions.length > trials.get(0).parameters().size()
            && Arrays.stream(positions).allMatch(position -> position >= 0);
    double[] point = new double[space.size()];
    int count = 0;
    for (TrialRecord trial : trials) {
      if (plain && row.read(trial)) {
        for (int i = 0; i < columns.length; i++) {
          columns[i][count] = row.value(positions[i]);
        }
        count++;
      } else if (fill(point, space, trial)) {
        for (int i = 0; i < columns.length; i++) {
          columns[i][count] = point[i];
        }
        count++;
      }
    }
    return trimmed(columns, count);
  }

  private static double[][] trimmed(double[][] columns, int count) {
    return columns[0].length == count
        ? columns
        : Arrays.stream(columns).map(c -> Arrays.copyOf(c, count)).toArray(double[][]::new);
  }

  private static boolean fill(double[] point, SortedMap<String, Range> space, TrialRecord trial) {
    int i = 0;
    for (Map.Entry<String, Range> entry : space.entrySet()) {
      TrialParameter drawn = trial.parameters().get(entry.getKey());
      OptionalDouble internal =
          drawn == null ? OptionalDouble.empty() : internal(entry.getValue(), drawn);
      if (internal.isEmpty()) {
        return false;
      }
      point[i++] = internal.getAsDouble();
    }
    return true;
  }

  /** The value in today's range; empty if the range has changed and no longer holds it. */
  private static OptionalDouble internal(Range range, TrialParameter drawn) {
    if (drawn.range().equals(range)) {
      return OptionalDouble.of(drawn.internal());
    }
    if (range instanceof ChoiceRange || drawn.range() instanceof ChoiceRange) {
      return range.contains(drawn.value())
          ? OptionalDouble.of(range.toInternal(drawn.value()))
          : OptionalDouble.empty();
    }
    return range.containsInternal(drawn.internal())
        ? OptionalDouble.of(drawn.internal())
        : OptionalDouble.empty();
  }
}
