package io.vgglab.sweep.sampler;

import io.vgglab.sweep.sampler.parzen.ParzenRule;
import io.vgglab.sweep.sampler.parzen.ParzenRule.Bandwidth;
import java.util.List;
import java.util.Objects;

/**
 * Settings of the tree-structured Parzen estimator.
 *
 * @param startupTrials completed or pruned trials needed before the model is used
 * @param candidates points drawn from the good trials' density, of which the best is taken
 * @param dependence which parameters are modelled together
 * @param constantLiar whether running trials count as bad ones, so that parallel trials spread out
 * @param rule how kernels are built
 */
public record TpeSettings(
    int startupTrials,
    int candidates,
    Dependence dependence,
    boolean constantLiar,
    ParzenRule rule) {

  /** Which parameters are modelled together. */
  public enum Dependence {
    /** JOINT for one objective, INDEPENDENT for several. */
    AUTOMATIC,
    /** All parameters that every trial has; the others one by one. */
    JOINT,
    /** Blocks of parameters that were always seen together, so that conditional ones take part. */
    GROUPED,
    /** One by one. */
    INDEPENDENT
  }

  public TpeSettings {
    Objects.requireNonNull(dependence, "dependence");
    Objects.requireNonNull(rule, "rule");
    if (startupTrials < 0) {
      throw new IllegalArgumentException(
          "startupTrials must not be negative, but was " + startupTrials);
    }
    if (candidates < 1) {
      throw new IllegalArgumentException("candidates must be at least 1, but was " + candidates);
    }
  }

  /** The defaults of Optuna 5. */
  public static TpeSettings optuna5() {
    return new TpeSettings(10, 24, Dependence.AUTOMATIC, true, ParzenRule.optuna5());
  }

  /** The defaults of Optuna 4.9. */
  public static TpeSettings optuna49() {
    return new TpeSettings(10, 24, Dependence.INDEPENDENT, false, ParzenRule.optuna5());
  }

  /** The same with another dependence. */
  public TpeSettings with(Dependence other) {
    return new TpeSettings(startupTrials, candidates, other, constantLiar, rule);
  }

  /** The same with another bandwidth; SCOTT and JOINT together are Optuna 4.9's joint model. */
  public TpeSettings with(Bandwidth bandwidth) {
    return new TpeSettings(
        startupTrials, candidates, dependence, constantLiar, rule.with(bandwidth));
  }

  /** The dependence for a number of objectives, never AUTOMATIC. */
  Dependence dependence(List<?> objectives) {
    if (dependence != Dependence.AUTOMATIC) {
      return dependence;
    }
    return objectives.size() == 1 ? Dependence.JOINT : Dependence.INDEPENDENT;
  }
}
