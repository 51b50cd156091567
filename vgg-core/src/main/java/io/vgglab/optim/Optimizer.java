package io.vgglab.optim;

import java.util.List;

/**
 * The rule by which a step changes a weight {@code w} given its gradient {@code g} and rate {@code
 * lr}; state starts at 0.
 */
public sealed interface Optimizer {

  /** Names of the tensors that the rule keeps beside each weight, such as {@code velocity}. */
  List<String> slots();

  /** Calls the visitor's method for this rule. */
  <T> T accept(Visitor<T> visitor);

  /** Plain gradient descent: {@code w -= lr * g}. */
  record Sgd() implements Optimizer {
    @Override
    public List<String> slots() {
      return List.of();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.sgd(this);
    }
  }

  /**
   * Momentum with the rate inside the velocity, as Keras has it: {@code v = momentum * v - lr * g;
   * w += v}.
   */
  record Momentum(double momentum) implements Optimizer {
    /** Checks that momentum is in [0, 1). */
    public Momentum {
      checkDecay("momentum", momentum);
    }

    @Override
    public List<String> slots() {
      return List.of("velocity");
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.momentum(this);
    }
  }

  /** Nesterov momentum: {@code v = momentum * v - lr * g; w += momentum * v - lr * g}. */
  record Nesterov(double momentum) implements Optimizer {
    /** Checks that momentum is in [0, 1). */
    public Nesterov {
      checkDecay("momentum", momentum);
    }

    @Override
    public List<String> slots() {
      return List.of("velocity");
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.nesterov(this);
    }
  }

  /**
   * Adam (Kingma and Ba, 2015, algorithm 1): {@code m = beta1 * m + (1 - beta1) * g; v = beta2 * v
   * + (1 - beta2) * g^2; w -= lr * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}, t
   * from 1.
   */
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    /**
     * Checks that both betas are in [0, 1) and that epsilon is finite and no less than what a
     * 32-bit number holds in full: as 0 it would divide 0 by 0.
     */
    public Adam {
      checkDecay("beta1", beta1);
      checkDecay("beta2", beta2);
      if (!(epsilon >= Float.MIN_NORMAL && epsilon < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "epsilon must be at least " + Float.MIN_NORMAL + " and finite, but was " + epsilon);
      }
    }

    /** The paper's defaults: 0.9, 0.999, 1e-8. */
    public static Adam standard() {
      return new Adam(0.9, 0.999, 1e-8);
    }

    @Override
    public List<String> slots() {
      return List.of("moment1", "moment2");
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.adam(this);
    }
  }

  /**
   * One method for each rule, so that a new one does not compile until everybody knows it.
   *
   * @param <T> what comes of a visit
   */
  interface Visitor<T> {
    /** Plain gradient descent. */
    T sgd(Sgd rule);

    /** Momentum. */
    T momentum(Momentum rule);

    /** Nesterov momentum. */
    T nesterov(Nesterov rule);

    /** Adam. */
    T adam(Adam rule);
  }

  private static void checkDecay(String name, double value) {
    if (!(value >= 0 && (float) value < 1)) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and, as a 32-bit number, below 1, but was " + value);
    }
  }
}
