package io.vgglab.report.figure;

import java.util.Objects;

/** Precision, recall and F1 of one class, each in [0, 1], and the number of its images. */
public record ClassFigures(String name, double precision, double recall, double f1, long support) {

  /** Checks that the class has a name. */
  public ClassFigures {
    Objects.requireNonNull(name, "name");
  }
}
