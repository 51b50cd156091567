package io.vgglab.sweep.store;

import io.vgglab.sweep.trial.Direction;
import java.util.List;
import java.util.Map;

/**
 * What makes a study in Optuna's sense.
 *
 * @param name unique in its store, 1 to 512 characters
 * @param directions one per objective, at least one
 * @param metricNames one per objective, or none if the study does not name them
 */
public record StudyHeader(String name, List<Direction> directions, List<String> metricNames) {

  /** Longest name that Optuna's schema holds, of studies, parameters and attributes. */
  static final int LONGEST_NAME = 512;

  public StudyHeader {
    directions = List.copyOf(directions);
    metricNames = List.copyOf(metricNames);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name of a study must have 1 to "
              + LONGEST_NAME
              + " characters, but was \""
              + name
              + "\"");
    }
    if (directions.isEmpty()) {
      throw new IllegalArgumentException("directions must hold at least one, but was empty");
    }
    if (!metricNames.isEmpty() && metricNames.size() != directions.size()) {
      throw new IllegalArgumentException(
          "metricNames must be one per direction, but was " + metricNames + " for " + directions);
    }
  }

  /** A study of one objective. */
  public static StudyHeader of(String name, Direction direction, String metricName) {
    return new StudyHeader(name, List.of(direction), List.of(metricName));
  }

  /** What a new study's system attributes say of the metric names, for Optuna and its dashboard. */
  Map<String, String> systemAttributes() {
    if (metricNames.isEmpty()) {
      return Map.of();
    }
    String names = JsonText.of(metricNames);
    return Map.of("study:metric_names", names, "dashboard:objective_names", names);
  }

  /**
   * Checks that another header may continue this study.
   *
   * @throws StoreException if its directions differ
   */
  void checkSameDirections(StudyHeader other) {
    if (!directions.equals(other.directions())) {
      throw new StoreException(
          "directions of study "
              + name
              + " must be "
              + directions
              + ", but was "
              + other.directions()
              + "; the study exists already, so give the new one another name");
    }
  }
}
