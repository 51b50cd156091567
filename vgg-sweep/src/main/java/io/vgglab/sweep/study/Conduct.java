package io.vgglab.sweep.study;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.train.Experiment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param extended parts of the file that may have grown since the study began
 */
public record Conduct(
    Optional<Duration> timeBudget,
    Optional<Duration> trialTimeLimit,
    OptionalLong memory,
    int seeds,
    List<Assignment> startPoints,
    Optional<Experiment> baseline,
    List<String> extended) {

  private static final int MOST_SEEDS = 100;

  /** Checks every component. */
  public Conduct {
    Objects.requireNonNull(timeBudget, "timeBudget");
    Objects.requireNonNull(trialTimeLimit, "trialTimeLimit");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(baseline, "baseline");
    startPoints = List.copyOf(startPoints);
    extended = List.copyOf(extended);
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw new IllegalArgumentException(
          "seeds must be between 1 and " + MOST_SEEDS + ", but was " + seeds);
    }
  }

  /** No limits, one seed, no start points. */
  public static Conduct standard() {
    return new Conduct(
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        1,
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** What of it decides the trials, by key; what stands as usual is left out. */
  Map<String, String> meaning() {
    Map<String, String> parts = new LinkedHashMap<>();
    trialTimeLimit.ifPresent(limit -> parts.put("trialTimeLimit", limit.toString()));
    memory.ifPresent(bytes -> parts.put("memory", bytes + " bytes"));
    if (seeds > 1) {
      parts.put("seeds", Integer.toString(seeds));
    }
    if (!startPoints.isEmpty()) {
      parts.put("startPoints", startPoints.stream().map(Assignment::values).toList().toString());
    }
    return parts;
  }
}
