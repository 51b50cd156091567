package io.vgglab.network;

import java.util.Objects;

/**
 * How long one pass of one layer took within a training step.
 *
 * @param layer name of the layer; {@code input} before the first one, {@code update} for the
 *     optimizer
 * @param pass {@code forward}, {@code data} or {@code weights} where gradients are computed apart,
 *     {@code backward} otherwise; {@code update} for the optimizer
 * @param milliseconds wall-clock time, at least 0
 */
public record LayerTime(String layer, String pass, double milliseconds) {

  /** Layer of what turns bytes into the first layer's input. */
  public static final String INPUT = "input";

  /** Layer of what the optimizer does. */
  public static final String UPDATE = "update";

  /** Checks that the names are there and that the time is one. */
  public LayerTime {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(pass, "pass");
    if (!(milliseconds >= 0 && milliseconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "milliseconds must be at least 0 and finite, but was " + milliseconds);
    }
  }
}
