package io.vgglab.sweep.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values chosen for the parameters of one trial.
 *
 * @param values name to {@code Double}, {@code Long}, {@code String} or {@code Boolean}, in the
 *     order of the search space; an {@code Integer} is taken as a {@code Long}
 */
public record Assignment(Map<String, Object> values) {

  private static final Assignment EMPTY = new Assignment(Map.of());

  public Assignment {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, plain(name, value)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The assignment without values. */
  public static Assignment empty() {
    return EMPTY;
  }

  /** The assignment of the given values. */
  public static Assignment of(Map<String, ?> values) {
    return new Assignment(new LinkedHashMap<>(values));
  }

  /** The same assignment with one value more, or replaced. */
  public Assignment with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Assignment(more);
  }

  /** The names that have a value, in order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The value of a parameter, if it has one. */
  public Optional<Object> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of a real parameter; a whole number is widened. */
  public double real(String name) {
    return get(name, Number.class, "a number").doubleValue();
  }

  /** The value of a whole-number parameter. */
  public long whole(String name) {
    return get(name, Long.class, "a whole number");
  }

  /** The value of a text parameter. */
  public String text(String name) {
    return get(name, String.class, "text");
  }

  /** The value of a true-or-false parameter. */
  public boolean flag(String name) {
    return get(name, Boolean.class, "true or false");
  }

  private <T> T get(String name, Class<T> type, String kind) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          name + " must be " + kind + ", but " + (value == null ? "has no value" : "was " + value));
    }
    return type.cast(value);
  }

  private static Object plain(String name, Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Double
        || value instanceof Long
        || value instanceof String
        || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        name + " must be a number, text, true or false, but was " + value);
  }
}
