package io.vgglab.report.study;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.Interval;
import java.util.Objects;

/**
 * What the test set said, once it was opened at the end of the study.
 *
 * @param role for example {@code best trial} or {@code baseline}
 * @param trial number of the trial, -1 for a network that is no trial
 * @param macroF1 macro F1 on the test set, in [0, 1]
 * @param interval interval of the macro F1, or none
 * @param confusion confusion matrix on the test set, or none
 * @param how how the interval came about, for example {@code bootstrap over 10,000 test images}
 * @param choice how the network came to be tested
 */
public record TestResult(
    String role,
    int trial,
    double macroF1,
    Interval interval,
    Confusion confusion,
    String how,
    Choice choice) {

  /** How a network came to be tested. */
  public enum Choice {
    /** The best trial by figures of other images: its test figure is an honest one. */
    ON_VALIDATION("selected on validation"),
    /** The best trial by figures of these very images: its test figure is optimistic. */
    ON_TEST("selected on these very test images"),
    /** Named in the study file before anything was trained. */
    DECLARED("declared in the study file");

    private final String label;

    Choice(String label) {
      this.label = label;
    }

    /** The words to print. */
    public String label() {
      return label;
    }
  }

  /** Checks that all is there. */
  public TestResult {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(confusion, "confusion");
    Objects.requireNonNull(how, "how");
    Objects.requireNonNull(choice, "choice");
  }
}
