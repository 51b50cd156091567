package io.vgglab.report.study;

import java.util.Objects;

/**
 * A published value of the primary metric to stand the study against, for example the seed's 0.81.
 */
public record Reference(String name, double value) {

  /** Checks that the name is there. */
  public Reference {
    Objects.requireNonNull(name, "name");
  }
}
