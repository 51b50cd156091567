package io.vgglab.sweep.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.space.DistributionJson;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.sweep.trial.TrialTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A trial as the changes of a journal have left it. */
final class JournalTrial {

  /** States in the order of Optuna's numbers. */
  private static final List<TrialState> STATES =
      List.of(
          TrialState.RUNNING,
          TrialState.COMPLETE,
          TrialState.PRUNED,
          TrialState.FAIL,
          TrialState.WAITING);

  private final int number;
  private final Map<String, TrialParameter> parameters = new LinkedHashMap<>();
  private final NavigableMap<Integer, Double> reports = new TreeMap<>();
  private final Map<String, String> userAttributes = new LinkedHashMap<>();
  private final Map<String, String> systemAttributes = new LinkedHashMap<>();
  private TrialState state = TrialState.RUNNING;
  private List<Double> values = List.of();
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> completed = Optional.empty();

  /** A trial that a change creates, perhaps finished already. */
  JournalTrial(int number, JsonNode change) {
    this.number = number;
    change
        .path("distributions")
        .properties()
        .forEach(
            entry ->
                parameter(
                    entry.getKey(), entry.getValue(), change.path("params").get(entry.getKey())));
    change
        .path("intermediate_values")
        .properties()
        .forEach(e -> reports.put(Integer.parseInt(e.getKey()), e.getValue().asDouble()));
    put(userAttributes, change.path("user_attrs"));
    put(systemAttributes, change.path("system_attrs"));
    started = instant(change.path("datetime_start"));
    completed = instant(change.path("datetime_complete"));
    if (change.hasNonNull("state")) {
      state = state(change);
      values = values(change);
    }
  }

  /** Applies a change; one of a finished trial is ignored, as Optuna ignores it. */
  void apply(int code, JsonNode change) {
    if (state.isFinished()) {
      return;
    }
    switch (code) {
      case 5 ->
          parameter(
              change.path("param_name").asText(),
              change.path("distribution"),
              change.path("param_value_internal"));
      case 6 -> move(change);
      case 7 ->
          reports.putIfAbsent(
              change.path("step").asInt(), change.path("intermediate_value").asDouble());
      case 8 -> put(userAttributes, change.path("user_attr"));
      case 9 -> put(systemAttributes, change.path("system_attr"));
      default -> throw new IllegalArgumentException("op_code must be 5 to 9, but was " + code);
    }
  }

  TrialRecord record() {
    return new TrialRecord(
        number,
        state,
        parameters,
        values,
        reports,
        userAttributes,
        systemAttributes,
        new TrialTimes(started, completed));
  }

  /** Of two workers that take one waiting trial, the first has it. */
  private void move(JsonNode change) {
    if (state == TrialState.RUNNING && state(change) == TrialState.RUNNING) {
      return;
    }
    state = state(change);
    values = values(change);
    instant(change.path("datetime_start")).ifPresent(at -> started = Optional.of(at));
    instant(change.path("datetime_complete")).ifPresent(at -> completed = Optional.of(at));
  }

  private void parameter(String name, JsonNode distribution, JsonNode internal) {
    parameters.put(
        name,
        new TrialParameter(DistributionJson.read(distribution.asText()), internal.asDouble()));
  }

  private static TrialState state(JsonNode change) {
    return STATES.get(change.path("state").asInt());
  }

  private static List<Double> values(JsonNode change) {
    List<Double> values = new ArrayList<>();
    change.path("values").forEach(value -> values.add(value.asDouble()));
    if (values.isEmpty() && change.hasNonNull("value")) {
      values.add(change.path("value").asDouble());
    }
    return values;
  }

  private static void put(Map<String, String> attributes, JsonNode more) {
    more.properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().toString()));
  }

  /** Optuna 5 writes an offset; earlier versions wrote the time of their own zone. */
  private static Optional<Instant> instant(JsonNode text) {
    if (!text.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text.asText()).toInstant());
    } catch (DateTimeException e) {
      return Optional.of(
          LocalDateTime.parse(text.asText()).atZone(ZoneId.systemDefault()).toInstant());
    }
  }
}
