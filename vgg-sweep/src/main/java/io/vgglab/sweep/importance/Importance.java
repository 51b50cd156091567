package io.vgglab.sweep.importance;

import java.util.Objects;

/**
 * The importance of one parameter with its bootstrap interval.
 *
 * @param parameter name of the parameter
 * @param share its part of the importance of all parameters, from 0 to 1
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Importance(String parameter, double share, double low, double high) {

  public Importance {
    Objects.requireNonNull(parameter, "parameter");
  }
}
