package io.vgglab.report.chart;

import java.util.List;
import java.util.Objects;

/**
 * A curve of one metric over the epochs.
 *
 * @param label for example {@code Trial 12}
 * @param group curves of one group share a look and an entry of the legend
 * @param rank curves of lower rank are drawn one by one where there are too many, from 0
 * @param points pairs of epoch and value
 */
public record Curve(String label, Group group, int rank, List<List<Double>> points) {

  /** How a curve is drawn. */
  public enum Group {
    /** The curve to look at. */
    BEST("best trial", "var(--accent)", "solid", 2.5),
    /** Trained to the end. */
    COMPLETE("complete", "var(--cloud)", "solid", 1.25),
    /** Stopped by the pruner. */
    PRUNED("pruned", "var(--c5)", "dashed", 1.25),
    /** Breaks a constraint. */
    INFEASIBLE("infeasible", "var(--c4)", "dashed", 1.25),
    /** Diverged or crashed. */
    FAILED("failed", "var(--c2)", "dotted", 1.75),
    /** Still training. */
    RUNNING("running", "var(--c3)", "solid", 1.25);

    private final String label;
    private final String colour;
    private final String stroke;
    private final double width;

    Group(String label, String colour, String stroke, double width) {
      this.label = label;
      this.colour = colour;
      this.stroke = stroke;
      this.width = width;
    }

    String label() {
      return label;
    }

    String colour() {
      return colour;
    }

    String stroke() {
      return stroke;
    }

    double width() {
      return width;
    }
  }

  /** Copies the points. */
  public Curve {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(group, "group");
    points = List.copyOf(points);
  }
}
