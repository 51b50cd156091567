package io.vgglab.sweep.store;

import io.vgglab.sweep.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a trial ended, stored as one.
 *
 * @param state COMPLETE, PRUNED or FAIL
 * @param values one per objective, never NaN; a PRUNED trial may have none, a FAIL trial has none
 * @param userAttributes name to JSON text, added to those that the trial has
 * @param systemAttributes name to JSON text, added to those that the trial has
 */
public record TrialResult(
    TrialState state,
    List<Double> values,
    Map<String, String> userAttributes,
    Map<String, String> systemAttributes) {

  public TrialResult {
    values = List.copyOf(values);
    userAttributes = JsonText.checked(userAttributes);
    systemAttributes = JsonText.checked(systemAttributes);
    if (!state.isFinished()) {
      throw new IllegalArgumentException(
          "state of a result must be COMPLETE, PRUNED or FAIL, but was " + state);
    }
    if (values.stream().anyMatch(value -> value.isNaN())) {
      throw new IllegalArgumentException(
          "values must not be NaN, but was " + values + "; such a trial is FAIL");
    }
    if (state == TrialState.COMPLETE && values.isEmpty()) {
      throw new IllegalArgumentException("values of a COMPLETE trial must not be empty");
    }
    if (state == TrialState.FAIL && !values.isEmpty()) {
      throw new IllegalArgumentException("values of a FAIL trial must be empty, but was " + values);
    }
  }

  /** A trial that ran to its end. */
  public static TrialResult complete(List<Double> values) {
    return new TrialResult(TrialState.COMPLETE, values, Map.of(), Map.of());
  }

  /** A trial that was stopped early; the values are its last ones, if it has any. */
  public static TrialResult pruned(List<Double> values) {
    return new TrialResult(TrialState.PRUNED, values, Map.of(), Map.of());
  }

  /** A trial that failed. */
  public static TrialResult failed() {
    return new TrialResult(TrialState.FAIL, List.of(), Map.of(), Map.of());
  }

  /** The same result with one user attribute more; the value is JSON text. */
  public TrialResult withUserAttribute(String name, String json) {
    return new TrialResult(state, values, plus(userAttributes, name, json), systemAttributes);
  }

  /** The same result with one system attribute more; the value is JSON text. */
  public TrialResult withSystemAttribute(String name, String json) {
    return new TrialResult(state, values, userAttributes, plus(systemAttributes, name, json));
  }

  /** Checks that there is a value per objective, or none where none are needed. */
  void checkFor(StudyHeader header) {
    int objectives = header.directions().size();
    if (!values.isEmpty() && values.size() != objectives) {
      throw new IllegalArgumentException(
          "values must be one per objective (" + objectives + "), but was " + values);
    }
  }

  private static Map<String, String> plus(Map<String, String> map, String name, String json) {
    Map<String, String> sum = new LinkedHashMap<>(map);
    sum.put(name, json);
    return sum;
  }
}
