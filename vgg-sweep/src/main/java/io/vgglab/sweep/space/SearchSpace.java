package io.vgglab.sweep.space;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a study, in the order in which a trial asks for them.
 *
 * @param parameters with unique names; a condition names a parameter that stands before it and
 *     values that this parameter can have
 */
public record SearchSpace(List<Parameter> parameters) {

  public SearchSpace {
    parameters = List.copyOf(parameters);
    Map<String, Range> earlier = new HashMap<>();
    for (Parameter parameter : parameters) {
      parameter.when().forEach(condition -> check(parameter.name(), condition, earlier));
      if (earlier.put(parameter.name(), parameter.range()) != null) {
        throw new IllegalArgumentException(
            "names of parameters must be unique, but " + parameter.name() + " stands twice");
      }
    }
  }

  /** A space of parameters that every trial has. */
  public static SearchSpace of(Map<String, Range> ranges) {
    return new SearchSpace(
        ranges.entrySet().stream()
            .map(entry -> Parameter.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** A space of the given parameters, in this order. */
  public static SearchSpace of(Parameter... parameters) {
    return new SearchSpace(List.of(parameters));
  }

  /** The names in order. */
  public List<String> names() {
    return parameters.stream().map(Parameter::name).toList();
  }

  /** The parameter of this name, if the space has one. */
  public Optional<Parameter> find(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /**
   * Checks that an assignment gives every active parameter, and no other, a value of its range.
   *
   * @throws IllegalArgumentException naming the first parameter that breaks the rule
   */
  public void check(Assignment assignment) {
    for (Parameter parameter : parameters) {
      Optional<Object> value = assignment.find(parameter.name());
      boolean active = parameter.isActive(assignment);
      if (active != value.isPresent()) {
        throw new IllegalArgumentException(
            active
                ? parameter.name() + " must have a value, but has none"
                : parameter.name()
                    + " must have no value, but was "
                    + value.orElseThrow()
                    + "; it exists only when "
                    + parameter.describeWhen());
      }
      if (active && !parameter.range().contains(value.orElseThrow())) {
        throw new IllegalArgumentException(
            parameter.name()
                + " must be "
                + parameter.range().describe()
                + ", but was "
                + value.orElseThrow());
      }
    }
    for (String name : assignment.names()) {
      if (find(name).isEmpty()) {
        throw new IllegalArgumentException(
            "parameter must be one of " + names() + ", but was " + name);
      }
    }
  }

  private static void check(String name, Condition condition, Map<String, Range> earlier) {
    Range range = earlier.get(condition.parameter());
    if (range == null) {
      throw new IllegalArgumentException(
          "condition of "
              + name
              + " must name a parameter that stands before it, but was "
              + condition.parameter());
    }
    for (Object value : condition.values()) {
      if (!range.contains(value)) {
        throw new IllegalArgumentException(
            "condition of "
                + name
                + " on "
                + condition.parameter()
                + " must be "
                + range.describe()
                + ", but was "
                + value);
      }
    }
  }
}
