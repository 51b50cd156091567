package io.vgglab.sweep.trial;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything known of one trial at one moment.
 *
 * @param number 0-based position in its study
 * @param state where the trial stands
 * @param parameters name to range and value, in the order asked
 * @param values one final value per objective, never NaN; at least one if COMPLETE
 * @param intermediateValues step (from 0) to reported value, which may be NaN or infinite
 * @param userAttributes name to JSON text
 * @param systemAttributes name to JSON text, written by samplers, pruners and the study
 * @param times start and end
 */
public record TrialRecord(
    int number,
    TrialState state,
    Map<String, TrialParameter> parameters,
    List<Double> values,
    NavigableMap<Integer, Double> intermediateValues,
    Map<String, String> userAttributes,
    Map<String, String> systemAttributes,
    TrialTimes times) {

  public TrialRecord {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(times, "times");
    parameters = ParameterMap.copyOf(parameters);
    values = List.copyOf(values);
    intermediateValues = Collections.unmodifiableNavigableMap(new TreeMap<>(intermediateValues));
    userAttributes = ordered(userAttributes);
    systemAttributes = ordered(systemAttributes);
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative, but was " + number);
    }
    if (values.stream().anyMatch(value -> value.isNaN())) {
      throw new IllegalArgumentException(
          "values must not be NaN, but was " + values + "; such a trial is FAIL");
    }
    if (state == TrialState.COMPLETE && values.isEmpty()) {
      throw new IllegalArgumentException("values of a COMPLETE trial must not be empty");
    }
    if (!intermediateValues.isEmpty() && intermediateValues.firstKey() < 0) {
      throw new IllegalArgumentException(
          "step must not be negative, but was " + intermediateValues.firstKey());
    }
  }

  /** A trial of this number and state that nothing else is known of. */
  public static TrialRecord of(int number, TrialState state) {
    return new TrialRecord(
        number, state, Map.of(), List.of(), new TreeMap<>(), Map.of(), Map.of(), TrialTimes.none());
  }

  /**
   * A RUNNING trial with the values of an assignment.
   *
   * @throws IllegalArgumentException if the assignment does not fit the space
   */
  public static TrialRecord running(int number, SearchSpace space, Assignment assignment) {
    space.check(assignment);
    Map<String, TrialParameter> parameters = new LinkedHashMap<>();
    for (Parameter parameter : space.parameters()) {
      assignment
          .find(parameter.name())
          .ifPresent(
              value ->
                  parameters.put(parameter.name(), TrialParameter.of(parameter.range(), value)));
    }
    return of(number, TrialState.RUNNING).withParameters(parameters);
  }

  /** The values of the parameters. */
  public Assignment assignment() {
    Map<String, Object> chosen = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> chosen.put(name, parameter.value()));
    return new Assignment(chosen);
  }

  /** The value of the first objective, if the trial has one. */
  public Optional<Double> value() {
    return values.stream().findFirst();
  }

  /** The greatest step reported so far. */
  public Optional<Integer> lastStep() {
    return intermediateValues.isEmpty()
        ? Optional.empty()
        : Optional.of(intermediateValues.lastKey());
  }

  public TrialRecord withState(TrialState newState) {
    return new TrialRecord(
        number,
        newState,
        parameters,
        values,
        intermediateValues,
        userAttributes,
        systemAttributes,
        times);
  }

  public TrialRecord withParameters(Map<String, TrialParameter> newParameters) {
    return new TrialRecord(
        number,
        state,
        newParameters,
        values,
        intermediateValues,
        userAttributes,
        systemAttributes,
        times);
  }

  /** The same trial finished: state and final values together. */
  public TrialRecord finished(TrialState newState, List<Double> newValues) {
    return new TrialRecord(
        number,
        newState,
        parameters,
        newValues,
        intermediateValues,
        userAttributes,
        systemAttributes,
        times);
  }

  /** The same trial with one report more; the first report of a step stands. */
  public TrialRecord withReport(int step, double value) {
    NavigableMap<Integer, Double> more = new TreeMap<>(intermediateValues);
    more.putIfAbsent(step, value);
    return new TrialRecord(
        number, state, parameters, values, more, userAttributes, systemAttributes, times);
  }

  /** The same trial with one user attribute more, or replaced; the value is JSON text. */
  public TrialRecord withUserAttribute(String name, String json) {
    return new TrialRecord(
        number,
        state,
        parameters,
        values,
        intermediateValues,
        plus(userAttributes, Map.of(name, json)),
        systemAttributes,
        times);
  }

  /** The same trial with more system attributes, or replaced ones; the values are JSON text. */
  public TrialRecord withSystemAttributes(Map<String, String> more) {
    return new TrialRecord(
        number,
        state,
        parameters,
        values,
        intermediateValues,
        userAttributes,
        plus(systemAttributes, more),
        times);
  }

  public TrialRecord withTimes(TrialTimes newTimes) {
    return new TrialRecord(
        number,
        state,
        parameters,
        values,
        intermediateValues,
        userAttributes,
        systemAttributes,
        newTimes);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static Map<String, String> plus(Map<String, String> map, Map<String, String> more) {
    Map<String, String> sum = new LinkedHashMap<>(map);
    sum.putAll(more);
    return sum;
  }
}
