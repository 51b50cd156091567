package io.vgglab.sweep.space;

import java.util.List;
import java.util.Objects;
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

  /** Tells whether the parameter exists under the values chosen for earlier parameters. */
  public boolean isActive(Assignment soFar) {
    return when.stream().allMatch(condition -> condition.holds(soFar));
  }
}
