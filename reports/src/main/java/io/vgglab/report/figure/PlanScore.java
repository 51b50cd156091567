package io.vgglab.report.figure;

import java.util.Objects;

/**
 * What a trained network was worth and how fast it was trained: what a page hands to a list of
 * pages, to be joined with benchmarks of the same plan, engine, device and batch size.
 *
 * @param plan plan hash, engine, device and batch size
 * @param network in a few words, for example {@code trial 12}
 * @param macroF1 in [0, 1]
 * @param interval of the macro F1, or none
 * @param split the images that it was measured on, for example {@code validation split}
 * @param imagesPerSecond training images a second, the mean over its epochs, NaN where unknown
 */
public record PlanScore(
    PlanKey plan,
    String network,
    double macroF1,
    Interval interval,
    String split,
    double imagesPerSecond) {

  /** Checks that all is there. */
  public PlanScore {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(split, "split");
  }
}
