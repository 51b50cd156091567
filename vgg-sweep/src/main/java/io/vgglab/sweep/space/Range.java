package io.vgglab.sweep.space;

import java.util.OptionalLong;

/**
 * The values that one parameter may take.
 *
 * <p>Every value has an internal form, one double, which is what a database in Optuna's schema
 * holds: the number itself, or the index of a choice.
 */
public sealed interface Range permits FloatRange, IntRange, ChoiceRange {

  /** Tells whether exactly one value is possible, so that there is nothing to search. */
  boolean isSingle();

  /**
   * The internal form of a value.
   *
   * @param value a {@code Double}, {@code Long}, {@code String} or {@code Boolean}, as the range
   *     holds
   * @throws IllegalArgumentException if the value has another type or lies outside the range
   */
  double toInternal(Object value);

  /**
   * The value whose internal form is given.
   *
   * @throws IllegalArgumentException if no value of the range has this form
   */
  Object fromInternal(double internal);

  /**
   * The value whose internal form a trial has: one of the range's, or a number outside it, which a
   * trial has whose caller fixed it, since Optuna only warns of that.
   *
   * @throws IllegalArgumentException if no number or choice has this form
   */
  Object ofTrial(double internal);

  /** Tells whether the range holds the value whose internal form is given. */
  boolean containsInternal(double internal);

  /** Tells whether the range holds the value; another type than the range's own is not held. */
  boolean contains(Object value);

  /** The number of values, empty for a continuous range. */
  OptionalLong size();

  /**
   * The value at a position in the range's own order.
   *
   * @param index from 0 to size - 1
   * @throws IllegalArgumentException if the range is continuous or the index lies outside it
   */
  Object valueAt(long index);

  /**
   * The position of a value that the range holds; the inverse of {@link #valueAt}.
   *
   * @throws IllegalArgumentException if the range is continuous or does not hold the value
   */
  long indexOf(Object value);

  /** The range in words, for error messages, such as {@code "8 to 128 in steps of 8"}. */
  String describe();
}
