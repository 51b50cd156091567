package io.vgglab.sweep.space;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The rule that a parameter exists only while an earlier one has one of some values, as in "dropout
 * only when head is paper".
 *
 * @param parameter name of the earlier parameter
 * @param values the values that make the rule hold, at least one
 */
public record Condition(String parameter, List<Object> values) {

  public Condition {
    Objects.requireNonNull(parameter, "parameter");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "values of a condition on " + parameter + " must not be empty");
    }
  }

  /** The rule that a parameter has exactly this value. */
  public static Condition is(String parameter, Object value) {
    return new Condition(parameter, List.of(value));
  }

  /** For people: {@code head = paper}, or {@code head = paper or linear}. */
  String describe() {
    return parameter
        + " = "
        + values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  /** Tells whether the earlier parameter has a value that breaks the rule. */
  boolean fails(Assignment soFar) {
    return soFar.find(parameter).filter(value -> !values.contains(value)).isPresent();
  }

  /** Tells whether the rule holds under the values chosen so far. */
  boolean holds(Assignment soFar) {
    return soFar.find(parameter).filter(values::contains).isPresent();
  }
}
