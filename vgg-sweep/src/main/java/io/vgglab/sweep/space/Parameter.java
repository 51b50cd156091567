package io.vgglab.sweep.space;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One dimension of a search space.
 *
 * @param name unique in its space, not blank
 * @param range the values it may take
 * @param when rules that must all hold for the parameter to exist; none means always
 */
public record Parameter(String name, Range range, List<Condition> when) {

  public Parameter {
    Objects.requireNonNull(range, "range");
    when = List.copyOf(when);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of a parameter must not be blank");
    }
  }

  /** A parameter that every trial has. */
  public static Parameter of(String name, Range range) {
    return new Parameter(name, range, List.of());
  }

  /** The same parameter under one more condition. */
  public Parameter when(Condition condition) {
    return new Parameter(name, range, Stream.concat(when.stream(), Stream.of(condition)).toList());
  }

  /** The rules under which it exists, for people; empty for a parameter that every trial has. */
  public String describeWhen() {
    return when.stream().map(Condition::describe).collect(Collectors.joining(" and "));
  }

  /** Tells whether a value that was chosen already keeps the parameter from existing. */
  public boolean isRuledOut(Assignment soFar) {
    return when.stream().anyMatch(condition -> condition.fails(soFar));
  }

  /** Tells whether the parameter exists under the values chosen for earlier parameters. */
  public boolean isActive(Assignment soFar) {
    return when.stream().allMatch(condition -> condition.holds(soFar));
  }
}
