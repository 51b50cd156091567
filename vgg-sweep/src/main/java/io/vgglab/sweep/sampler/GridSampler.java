package io.vgglab.sweep.sampler;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Goes through every combination of values once, the last parameter fastest. A point that stands in
 * the history, whatever its trial's state, is not suggested again, so that enqueued, running and
 * failed trials count.
 */
public record GridSampler() implements Sampler {

  /** System attribute that holds the position of a point in the grid. */
  public static final String GRID_ID = "grid_id";

  /** More than a study can have trials. */
  private static final long MOST_COUNTED = 1_000_001;

  @Override
  public Optional<Suggestion> suggest(SamplerRequest request, SamplerRandom random) {
    Set<Assignment> taken = new HashSet<>();
    for (TrialRecord trial : request.history()) {
      onGrid(request.space(), name -> value(trial, name)).ifPresent(taken::add);
    }
    GridPoints points = new GridPoints(request.space());
    for (long id = 0; points.hasNext(); id++) {
      Assignment point = points.next();
      if (!taken.contains(point)) {
        return Optional.of(new Suggestion(point, Map.of(GRID_ID, Long.toString(id))));
      }
    }
    return Optional.empty();
  }

  /**
   * The number of points of the grid, at most 1,000,001 where parameters are conditional, since
   * only then they must be counted one by one.
   *
   * @throws IllegalArgumentException if a range of the space is continuous
   */
  public static long size(SearchSpace space) {
    GridPoints points = new GridPoints(space);
    if (space.parameters().stream().allMatch(parameter -> parameter.when().isEmpty())) {
      return product(space);
    }
    return counted(points, MOST_COUNTED);
  }

  /** Whether the grid has more points than so many, which are counted no further. */
  static boolean hasMore(SearchSpace space, int points) {
    return counted(new GridPoints(space), points + 1L) > points;
  }

  private static long counted(GridPoints points, long most) {
    long count = 0;
    for (; count < most && points.hasNext(); points.next()) {
      count++;
    }
    return count;
  }

  /** All combinations, or the greatest number there is. */
  private static long product(SearchSpace space) {
    long product = 1;
    for (Parameter parameter : space.parameters()) {
      long values = parameter.range().size().orElseThrow();
      product = product > Long.MAX_VALUE / values ? Long.MAX_VALUE : product * values;
    }
    return product;
  }

  /** The point of the grid that an assignment names; empty if it leaves a parameter open. */
  public static Optional<Assignment> point(SearchSpace space, Assignment assignment) {
    return onGrid(space, assignment::find);
  }

  private static Optional<Object> value(TrialRecord trial, String name) {
    return Optional.ofNullable(trial.parameters().get(name)).map(TrialParameter::value);
  }

  /** The point with the very values that the grid has there. */
  private static Optional<Assignment> onGrid(
      SearchSpace space, Function<String, Optional<Object>> values) {
    Assignment point = Assignment.empty();
    for (Parameter parameter : space.parameters()) {
      if (parameter.isActive(point)) {
        Optional<Object> value = values.apply(parameter.name()).filter(parameter.range()::contains);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        long index = parameter.range().indexOf(value.get());
        point = point.with(parameter.name(), parameter.range().valueAt(index));
      }
    }
    return Optional.of(point);
  }
}
