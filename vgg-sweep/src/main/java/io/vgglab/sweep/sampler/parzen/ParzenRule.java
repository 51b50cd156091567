package io.vgglab.sweep.sampler.parzen;

import java.util.Objects;

/**
 * How kernels are built.
 *
 * @param bandwidth rule for the width of numeric kernels
 * @param priorWeight weight of the prior's kernel beside one of an observation, not negative
 * @param magicClip whether kernels have a least width that shrinks with their number
 * @param endpoints whether the outermost kernels reach to the ends of the range
 */
public record ParzenRule(
    Bandwidth bandwidth, double priorWeight, boolean magicClip, boolean endpoints) {

  /** Rule for the width of numeric kernels. */
  public enum Bandwidth {
    /** The greater distance to the two neighbouring observations: Optuna 5, and Hyperopt. */
    NEIGHBOURS,
    /** The same for all kernels, 0.2 n^(-1/(d+4)) of the range: Optuna 4 with a joint model. */
    SCOTT
  }

  public ParzenRule {
    Objects.requireNonNull(bandwidth, "bandwidth");
    if (!(priorWeight >= 0)) {
      throw new IllegalArgumentException(
          "priorWeight must not be negative, but was " + priorWeight);
    }
  }

  /** The rule of Optuna 5. */
  public static ParzenRule optuna5() {
    return new ParzenRule(Bandwidth.NEIGHBOURS, 1, true, false);
  }

  /** The same rule with another bandwidth. */
  public ParzenRule with(Bandwidth other) {
    return new ParzenRule(other, priorWeight, magicClip, endpoints);
  }
}
