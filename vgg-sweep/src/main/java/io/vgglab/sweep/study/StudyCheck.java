package io.vgglab.sweep.study;

import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tries every bound and choice of a space on the base, and a value inside of each real range, and
 * looks at a grid's start points, so that what is bad fails before a trial.
 */
final class StudyCheck {

  /** Of a range, no simple fraction, so that what lies there is hardly a whole number. */
  private static final double SHARE = 0.3819660112501051;

  private StudyCheck() {}

  static void check(StudySpec spec) {
    Problems problems = new Problems();
    for (Parameter parameter : spec.space().parameters()) {
      for (Object value : tried(parameter.range())) {
        problems.read(
            "space." + parameter.name(),
            () -> {
              check(spec, parameter, value);
              return true;
            });
      }
    }
    if (spec.sampler() instanceof GridSampler) {
      problems.read("startPoints", () -> gridPoints(spec));
    }
    problems.throwIfAny();
  }

  /** Start points come before the grid's others, and so must be points of it, none twice. */
  private static Set<Assignment> gridPoints(StudySpec spec) {
    Set<Assignment> points = new HashSet<>();
    for (Assignment start : spec.conduct().startPoints()) {
      Optional<Assignment> point = GridSampler.point(spec.space(), start);
      if (point.isEmpty() || !points.add(point.get())) {
        throw new IllegalArgumentException(
            "start points of a grid must name every parameter, and no point twice, but was "
                + start.values());
      }
    }
    return points;
  }

  /** A value passes if it is legal on the base or beside some value of one other parameter. */
  private static void check(StudySpec spec, Parameter parameter, Object value) {
    Assignment alone = Assignment.empty().with(parameter.name(), value);
    try {
      Decoder.decode(spec.base(), alone);
    } catch (IllegalArgumentException e) {
      if (beside(spec, parameter, alone).noneMatch(pair -> isLegal(spec, pair))) {
        throw e;
      }
    }
  }

  private static Stream<Assignment> beside(
      StudySpec spec, Parameter parameter, Assignment assignment) {
    return spec.space().parameters().stream()
        .filter(other -> !other.equals(parameter))
        .flatMap(
            other -> samples(other.range()).stream().map(v -> assignment.with(other.name(), v)));
  }

  private static boolean isLegal(StudySpec spec, Assignment assignment) {
    try {
      Decoder.decode(spec.base(), assignment);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Bounds and choices, and a value inside: both bounds of a real range may be whole numbers. */
  private static List<Object> tried(Range range) {
    List<Object> samples = samples(range);
    if (range instanceof FloatRange real && !real.isSingle()) {
      double inside =
          real.isStepped()
              ? real.low() + real.step()
              : real.low() + SHARE * (real.high() - real.low());
      samples = Stream.concat(samples.stream(), Stream.<Object>of(inside)).toList();
    }
    return samples;
  }

  /** Bounds or choices of a parameter; none of one that is not searched. */
  static List<Object> samples(SearchSpace space, String name) {
    return space.find(name).map(parameter -> samples(parameter.range())).orElse(List.of());
  }

  private static List<Object> samples(Range range) {
    if (range instanceof FloatRange real) {
      return List.of(real.low(), real.high());
    }
    if (range instanceof IntRange whole) {
      return List.of(whole.low(), whole.high());
    }
    if (range instanceof ChoiceRange choice) {
      return choice.choices();
    }
    throw new AssertionError(range);
  }
}
