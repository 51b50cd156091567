package io.vgglab.report.view;

import io.vgglab.report.figure.PlanRate;
import io.vgglab.report.figure.PlanScore;
import java.util.List;
import java.util.Objects;

/**
 * What a page hands to a list of pages: a small drawing, and figures to be joined with those of
 * other pages.
 *
 * @param shape how the values are drawn
 * @param values a few numbers that sketch the report, may be empty
 * @param scores what trained networks were worth
 * @param rates how fast benchmarks trained
 */
public record Digest(
    Shape shape, List<Double> values, List<PlanScore> scores, List<PlanRate> rates) {

  private static final Digest NONE = of(Shape.CURVE, List.of());

  /** How a few numbers are drawn. */
  public enum Shape {
    /** A line through them, in order. */
    CURVE("curve"),
    /** A dot each, in order. */
    DOTS("dots"),
    /** A bar each, from 0. */
    BARS("bars");

    private final String css;

    Shape(String css) {
      this.css = css;
    }

    /** The class in the style sheet. */
    public String css() {
      return css;
    }
  }

  /** Copies the lists. */
  public Digest {
    Objects.requireNonNull(shape, "shape");
    values = List.copyOf(values);
    scores = List.copyOf(scores);
    rates = List.copyOf(rates);
  }

  /** A drawing alone. */
  public static Digest of(Shape shape, List<Double> values) {
    return new Digest(shape, values, List.of(), List.of());
  }

  /** Nothing to draw and nothing to join. */
  public static Digest none() {
    return NONE;
  }

  /** The same drawing with what trained networks were worth. */
  public Digest withScores(List<PlanScore> newScores) {
    return new Digest(shape, values, newScores, rates);
  }

  /** The same drawing with how fast benchmarks trained. */
  public Digest withRates(List<PlanRate> newRates) {
    return new Digest(shape, values, scores, newRates);
  }
}
