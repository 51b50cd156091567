package io.vgglab.report.study;

import io.vgglab.report.figure.Interval;
import java.util.Objects;

/**
 * How much a parameter mattered for being among the best trials.
 *
 * @param parameter its name
 * @param share its part of the importance of all parameters, in [0, 1]
 * @param interval interval of the share, or none
 */
public record ParameterImportance(String parameter, double share, Interval interval) {

  /** Checks that the share is one. */
  public ParameterImportance {
    Objects.requireNonNull(parameter, "parameter");
    Objects.requireNonNull(interval, "interval");
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be between 0 and 1, but was " + share);
    }
  }
}
