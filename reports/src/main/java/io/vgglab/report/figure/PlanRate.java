package io.vgglab.report.figure;

import java.util.Objects;

/**
 * How fast a benchmark trained a network: what a page hands to a list of pages, to be joined with
 * trained networks of the same plan, engine, device and batch size.
 *
 * @param plan plan hash, engine, device and batch size
 * @param network in a few words, for example {@code seed-bn}
 * @param imagesPerSecond training images a second
 * @param interval of the images a second, or none
 * @param threads threads of the engine, 0 where unknown
 */
public record PlanRate(
    PlanKey plan, String network, double imagesPerSecond, Interval interval, int threads) {

  /** Checks that all is there. */
  public PlanRate {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(interval, "interval");
    if (threads < 0) {
      throw new IllegalArgumentException("threads must not be negative, but was " + threads);
    }
  }
}
