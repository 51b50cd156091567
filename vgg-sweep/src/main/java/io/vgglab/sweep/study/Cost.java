package io.vgglab.sweep.study;

import io.vgglab.sweep.trial.Direction;
import io.vgglab.train.Experiment;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/** What a study may weigh against its metric: a further objective, measured once per trial. */
public enum Cost {
  /**
   * Seconds of all epochs, training and validation, also those of the trials that a promoted one
   * goes on from; depends on the machine.
   */
  SECONDS("seconds", Direction.MINIMIZE, (experiment, log) -> log.sum("seconds")),
  /** Mean training images a second over the epochs; depends on the machine. */
  IMAGES_PER_SECOND(
      "imagesPerSecond", Direction.MAXIMIZE, (experiment, log) -> log.mean("imagesPerSecond")),
  /** Parameters of the network. */
  PARAMETERS(
      "parameters", Direction.MINIMIZE, (experiment, log) -> experiment.layers().parameterCount()),
  /** Multiply-adds of one image through the network. */
  MULTIPLY_ADDS(
      "multiplyAdds", Direction.MINIMIZE, (experiment, log) -> experiment.layers().multiplyAdds());

  private final String key;
  private final Direction direction;
  private final ToDoubleBiFunction<Experiment, TrialLog> measure;

  Cost(String key, Direction direction, ToDoubleBiFunction<Experiment, TrialLog> measure) {
    this.key = key;
    this.direction = direction;
    this.measure = measure;
  }

  /** The name in files and tables, such as {@code multiplyAdds}. */
  public String key() {
    return key;
  }

  /** Whether less or more of it is better. */
  public Direction direction() {
    return direction;
  }

  /** What a trial of this experiment came to. */
  double of(Experiment experiment, TrialLog log) {
    return measure.applyAsDouble(experiment, log);
  }

  static Cost named(String key) {
    return Arrays.stream(values())
        .filter(cost -> cost.key.equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "objective after the first must be one of "
                        + String.join(", ", Arrays.stream(values()).map(Cost::key).toList())
                        + ", but was "
                        + key));
  }
}
