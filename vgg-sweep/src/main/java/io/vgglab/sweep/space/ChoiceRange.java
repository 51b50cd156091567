package io.vgglab.sweep.space;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * A closed list of alternatives without an order; the internal form is the index in the list.
 *
 * @param choices at least one {@code String}, {@code Boolean}, {@code Long} or {@code Double}, none
 *     twice; the whole number 3 and the real number 3.0 are different choices. An {@code Integer}
 *     is taken as a {@code Long}.
 */
public record ChoiceRange(List<Object> choices) implements Range {

  public ChoiceRange {
    choices = choices.stream().map(ChoiceRange::plain).toList();
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("choices must hold at least one value, but was empty");
    }
    if (new HashSet<>(choices).size() != choices.size()) {
      throw new IllegalArgumentException("choices must be different, but was " + choices);
    }
  }

  /** The alternatives in the order given. */
  public static ChoiceRange of(Object... choices) {
    return new ChoiceRange(List.of(choices));
  }

  @Override
  public boolean isSingle() {
    return choices.size() == 1;
  }

  @Override
  public double toInternal(Object value) {
    int index = choices.indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException("value must be " + describe() + ", but was " + value);
    }
    return index;
  }

  @Override
  public Object fromInternal(double internal) {
    if (!containsInternal(internal)) {
      throw new IllegalArgumentException(
          "index of a choice must be a whole number below "
              + choices.size()
              + ", but was "
              + internal);
    }
    return choices.get((int) internal);
  }

  @Override
  public Object ofTrial(double internal) {
    return fromInternal(internal);
  }

  @Override
  public boolean containsInternal(double internal) {
    return internal == Math.rint(internal) && internal >= 0 && internal < choices.size();
  }

  @Override
  public boolean contains(Object value) {
    return choices.contains(value);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(choices.size());
  }

  @Override
  public Object valueAt(long index) {
    return fromInternal((double) index);
  }

  @Override
  public long indexOf(Object value) {
    return (long) toInternal(value);
  }

  @Override
  public String describe() {
    return "one of " + choices;
  }

  private static Object plain(Object choice) {
    if (choice instanceof Integer number) {
      return number.longValue();
    }
    if (choice instanceof String
        || choice instanceof Boolean
        || choice instanceof Long
        || (choice instanceof Double number && Double.isFinite(number))) {
      return choice;
    }
    throw new IllegalArgumentException(
        "choice must be text, true, false or a finite number, but was " + choice);
  }
}
