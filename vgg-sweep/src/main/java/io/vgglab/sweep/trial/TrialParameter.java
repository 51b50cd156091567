package io.vgglab.sweep.trial;

import io.vgglab.sweep.space.Range;

/**
 * One parameter of a trial: the range it was drawn from and the value drawn.
 *
 * @param range the range at the time of the trial; a study may have widened it since
 * @param internal the value in its internal form; a number that a caller fixed may lie outside the
 *     range
 */
public record TrialParameter(Range range, double internal) {

  public TrialParameter {
    range.ofTrial(internal);
  }

  /** The parameter with a value in its own type. */
  public static TrialParameter of(Range range, Object value) {
    return new TrialParameter(range, range.toInternal(value));
  }

  /** The value: a {@code Double}, {@code Long}, {@code String} or {@code Boolean}. */
  public Object value() {
    return range.ofTrial(internal);
  }
}
