package io.vgglab.sweep.study;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.train.Experiment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a study goes about its trials, besides choosing them.
 *
 * @param timeBudget how long the study may run in all; then no further trial starts
 * @param trialTimeLimit how long one attempt at a trial may take
 * @param memory most bytes that a trial may be predicted to need
 * @param seeds how often each configuration is trained, each time with another seed
 * @param startPoints values of the first trials; the sampler chooses what one leaves open
 * @param baseline what the best trial is compared with on the test images
 */
public record Conduct(
    Optional<Duration> timeBudget,
    Optional<Duration> trialTimeLimit,
    OptionalLong memory,
    int seeds,
    List<Assignment> startPoints,
    Optional<Experiment> baseline) {

  private static final int MOST_SEEDS = 100;

  /** Checks every component. */
  public Conduct {
    Objects.requireNonNull(timeBudget, "timeBudget");
    Objects.requireNonNull(trialTimeLimit, "trialTimeLimit");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(baseline, "baseline");
    startPoints = List.copyOf(startPoints);
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new IllegalArgumentException(
          "seeds must be between 1 and " + MOST_SEEDS + ", but was " + seeds);
    }
  }

  /** No limits, one seed, no start points. */
  public static Conduct standard() {
    return new Conduct(
        Optional.empty(), Optional.empty(), OptionalLong.empty(), 1, List.of(), Optional.empty());
  }

  /** What of it decides the trials; empty for the standard. */
  String meaning() {
    Conduct timeless =
        new Conduct(Optional.empty(), trialTimeLimit, memory, seeds, startPoints, Optional.empty());
    return timeless.equals(standard())
        ? ""
        : "\n"
            + List.of(
                trialTimeLimit.map(Duration::toString).orElse(""),
                memory,
                seeds,
                startPoints.stream().map(Assignment::values).toList());
  }
}
