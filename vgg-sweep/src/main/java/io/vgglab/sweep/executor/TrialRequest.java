package io.vgglab.sweep.executor;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One trial as values only, so that it can run on any host that has the data.
 *
 * @param trial number of the trial in its study
 * @param attempt how often it has been started, from 1
 * @param settings every setting of the experiment by name
 * @param data name and content of the images
 * @param artifacts folder for checkpoints and results, a {@code file:} address
 * @param timeLimit how long the attempt may take
 * @param task what is done with it
 */
public record TrialRequest(
    int trial,
    int attempt,
    Map<String, String> settings,
    DataRef data,
    URI artifacts,
    Optional<Duration> timeLimit,
    Task task) {

  /** Copies the settings, keeping their order. */
  public TrialRequest {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(artifacts, "artifacts");
    Objects.requireNonNull(timeLimit, "timeLimit");
    Objects.requireNonNull(task, "task");
    if (trial < 0 || attempt < 1) {
      throw new IllegalArgumentException(
          "trial must be at least 0 and attempt at least 1, but were " + trial + " and " + attempt);
    }
  }

  /** A request to train, without a time limit. */
  public TrialRequest(
      int trial, int attempt, Map<String, String> settings, DataRef data, URI artifacts) {
    this(trial, attempt, settings, data, artifacts, Optional.empty(), Task.TRAIN);
  }

  /** The same request with a time limit. */
  public TrialRequest within(Optional<Duration> limit) {
    return new TrialRequest(trial, attempt, settings, data, artifacts, limit, task);
  }

  /** The same trial, to be tested once it is trained. */
  public TrialRequest forTest() {
    return new TrialRequest(trial, attempt, settings, data, artifacts, timeLimit, Task.TEST);
  }

  /** What is done with a trial. */
  public enum Task {
    /** It is trained, from its last checkpoint if it has one. */
    TRAIN,

    /** The network of its last checkpoint classifies the test images. */
    TEST
  }

  /**
   * A data set by name and content; each host knows where its files are.
   *
   * @param name such as {@code cifar-10}
   * @param contentHash SHA-256 of pixels and labels
   */
  public record DataRef(String name, String contentHash) {}
}
