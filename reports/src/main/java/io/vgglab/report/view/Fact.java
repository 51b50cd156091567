package io.vgglab.report.view;

import java.util.Objects;

/** A name and what it stands for. */
public record Fact(String name, String value) {

  /** Checks that both are there. */
  public Fact {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
