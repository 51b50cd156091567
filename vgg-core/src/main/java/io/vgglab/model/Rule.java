package io.vgglab.model;

import java.util.Locale;

/** The checks of this package's constructors, worded alike: the name, the rule, the value. */
final class Rule {

  private Rule() {}

  static void atLeast(String name, int value, int lowest) {
    if (value < lowest) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be at least %d, but was %d", name, lowest, value));
    }
  }

  static void between(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, but was %s".formatted(name, lowest, highest, value));
    }
  }

  static void probability(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " must be at least 0 and below 1, but was " + value);
    }
  }
}
