package io.vgglab.train;

import io.vgglab.optim.Optimizer;
import java.util.OptionalDouble;

/** Optimizers to text and back. */
final class OptimizerText {

  private static final double DEFAULT_MOMENTUM = 0.9;

  private OptimizerText() {}

  static String of(Optimizer optimizer) {
    return optimizer.accept(
        new Optimizer.Visitor<>() {
          @Override
          public String sgd(Optimizer.Sgd rule) {
            return "sgd";
          }

          @Override
          public String momentum(Optimizer.Momentum rule) {
            return "momentum";
          }

          @Override
          public String nesterov(Optimizer.Nesterov rule) {
            return "nesterov";
          }

          @Override
          public String adam(Optimizer.Adam rule) {
            return rule.equals(Optimizer.Adam.standard())
                ? "adam"
                : "adam:" + rule.beta1() + ":" + rule.beta2() + ":" + rule.epsilon();
          }
        });
  }

  static Optimizer parse(String text, Optimizer before) {
    double momentum = value(before).orElse(DEFAULT_MOMENTUM);
    String[] parts = text.split(":", -1);
    if (parts[0].equals("adam") && parts.length == 4) {
      return new Optimizer.Adam(
          Text.number("beta1", parts[1]),
          Text.number("beta2", parts[2]),
          Text.number("epsilon", parts[3]));
    }
    return switch (text) {
      case "sgd" -> new Optimizer.Sgd();
      case "momentum" -> new Optimizer.Momentum(momentum);
      case "nesterov" -> new Optimizer.Nesterov(momentum);
      case "adam" -> Optimizer.Adam.standard();
      default ->
          throw new IllegalArgumentException(
              "optimizer must be one of sgd, momentum, nesterov, adam, adam:BETA1:BETA2:EPSILON,"
                  + " but was '"
                  + text
                  + "'");
    };
  }

  static String momentum(Optimizer optimizer) {
    OptionalDouble value = value(optimizer);
    return value.isPresent() ? Text.of(value.getAsDouble()) : "none";
  }

  static Optimizer withMomentum(Optimizer optimizer, String text) {
    if (value(optimizer).isEmpty()) {
      if (text.equals("none")) {
        return optimizer;
      }
      throw new IllegalArgumentException(
          "momentum must be none with the optimizer "
              + of(optimizer)
              + ", but was '"
              + text
              + "'; choose optimizer momentum or nesterov");
    }
    double momentum = Text.number("momentum", text);
    return optimizer instanceof Optimizer.Nesterov
        ? new Optimizer.Nesterov(momentum)
        : new Optimizer.Momentum(momentum);
  }

  private static OptionalDouble value(Optimizer optimizer) {
    if (optimizer instanceof Optimizer.Momentum rule) {
      return OptionalDouble.of(rule.momentum());
    }
    return optimizer instanceof Optimizer.Nesterov rule
        ? OptionalDouble.of(rule.momentum())
        : OptionalDouble.empty();
  }
}
