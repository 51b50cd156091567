package io.vgglab.network.onednn;

import io.vgglab.optim.Optimizer;
import java.util.List;

/**
 * An optimizer on one chunk.
 *
 * @param preparation sets the scalars of a step
 * @param passes what runs on each chunk
 */
record Rule(Preparation preparation, List<Operation> passes) {

  Rule {
    passes = List.copyOf(passes);
  }

  /** The rule of an optimizer. */
  static Rule of(Optimizer optimizer, ChunkKernels kernels) {
    return optimizer.accept(
        new Optimizer.Visitor<>() {
          @Override
          public Rule sgd(Optimizer.Sgd rule) {
            return Rule.sgd(kernels);
          }

          @Override
          public Rule momentum(Optimizer.Momentum rule) {
            return Rule.momentum(kernels, rule.momentum());
          }

          @Override
          public Rule nesterov(Optimizer.Nesterov rule) {
            return Rule.nesterov(kernels, rule.momentum());
          }

          @Override
          public Rule adam(Optimizer.Adam rule) {
            return Rule.adam(kernels, rule);
          }
        });
  }

  private static Rule sgd(ChunkKernels on) {
    Scalar rate = on.scalar();
    return new Rule(
        (learningRate, step) -> rate.set(-learningRate),
        List.of(on.sum(on.gradients(), rate, on.values(), 1)));
  }

  private static Rule momentum(ChunkKernels on, double momentum) {
    Scalar rate = on.scalar();
    Scalar one = on.scalar();
    Block velocity = on.slot("velocity");
    return new Rule(
        (learningRate, step) -> {
          rate.set(-learningRate);
          one.set(1);
        },
        List.of(
            on.sum(on.gradients(), rate, velocity, momentum),
            on.sum(velocity, one, on.values(), 1)));
  }

  private static Rule nesterov(ChunkKernels on, double momentum) {
    Scalar rate = on.scalar();
    Scalar ahead = on.scalar();
    Block velocity = on.slot("velocity");
    return new Rule(
        (learningRate, step) -> {
          rate.set(-learningRate);
          ahead.set(momentum);
        },
        List.of(
            on.sum(on.gradients(), rate, velocity, momentum),
            on.sum(velocity, ahead, on.values(), 1),
            on.sum(on.gradients(), rate, on.values(), 1)));
  }

  private static Rule adam(ChunkKernels on, Optimizer.Adam adam) {
    Scalar first = on.scalar();
    Scalar second = on.scalar();
    Scalar correction = on.scalar();
    Scalar rate = on.scalar();
    Block mean = on.slot("moment1");
    Block square = on.slot("moment2");
    Block work = on.work();
    return new Rule(
        (learningRate, step) -> {
          double t = (double) step + 1;
          first.set(1 - adam.beta1());
          second.set(1 - adam.beta2());
          correction.set(1 / (1 - Math.pow(adam.beta2(), t)));
          rate.set(-learningRate / (1 - Math.pow(adam.beta1(), t)));
        },
        List.of(
            on.sum(on.gradients(), first, mean, adam.beta1()),
            on.product(on.gradients(), on.gradients(), work),
            on.sum(work, second, square, adam.beta2()),
            on.rootPlus(square, correction, work, adam.epsilon()),
            on.quotient(mean, work, work),
            on.sum(work, rate, on.values(), 1)));
  }

  /** Sets what changes from step to step. */
  @FunctionalInterface
  interface Preparation {
    /** For a rate and the number of steps done before. */
    void set(double learningRate, long step);
  }
}
