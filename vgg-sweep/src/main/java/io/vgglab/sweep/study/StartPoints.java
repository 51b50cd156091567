package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that stand before the sampler chooses the others: the study file's start points, and what
 * Optuna's {@code enqueue_trial} left with a waiting trial.
 */
final class StartPoints {

  /** Optuna's system attribute of a trial whose values are fixed in part. */
  private static final String FIXED = "fixed_params";

  /** Python writes infinite numbers and NaN as bare words. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private StartPoints() {}

  /** The attribute that says which values of a trial the study file had fixed. */
  static Map<String, String> attribute(Assignment fixed) {
    ObjectNode node = JSON.createObjectNode();
    fixed.values().forEach((name, value) -> node.set(name, JSON.valueToTree(value)));
    return fixed.values().isEmpty() ? Map.of() : Map.of(FIXED, node.toString());
  }

  /** The values that a waiting trial has: its own, and fixed ones that the space holds. */
  static Assignment of(TrialRecord waiting, SearchSpace space) {
    return held(waiting, waiting.assignment(), space);
  }

  /** The values that were fixed before a trial was chosen, of those that the space holds. */
  static Assignment fixed(TrialRecord trial, SearchSpace space) {
    return held(trial, Assignment.empty(), space);
  }

  private static Assignment held(TrialRecord trial, Assignment own, SearchSpace space) {
    Assignment fixed = Assignment.empty();
    JsonNode json = fixed(trial);
    for (Parameter parameter : space.parameters()) {
      Optional<Object> value = own.find(parameter.name());
      if (value.isEmpty() && json.has(parameter.name())) {
        value = value(json.get(parameter.name()), parameter.range());
      }
      if (value.filter(parameter.range()::contains).isPresent()) {
        fixed = fixed.with(parameter.name(), value.get());
      }
    }
    return fixed;
  }

  /** What a waiting trial asks for and the trial chosen does not have, a sentence each. */
  static List<String> dropped(TrialRecord waiting, Assignment chosen, SearchSpace space) {
    Assignment held = of(waiting, space);
    Map<String, String> asked = new LinkedHashMap<>();
    fixed(waiting).properties().forEach(it -> asked.put(it.getKey(), it.getValue().toString()));
    waiting.assignment().values().forEach((name, value) -> asked.put(name, value.toString()));
    asked.keySet().removeIf(it -> held.find(it).isPresent() && chosen.find(it).isPresent());
    return asked.entrySet().stream()
        .map(it -> "enqueued " + rule(it.getKey(), it.getValue(), held, space) + "; it is left out")
        .toList();
  }

  private static String rule(String name, String value, Assignment held, SearchSpace space) {
    Optional<Parameter> parameter = space.find(name);
    if (parameter.isEmpty()) {
      return "parameter must be one of " + space.names() + ", but was " + name + " = " + value;
    }
    return held.find(name).isPresent()
        ? name + " must exist beside the other values, but was " + value
        : name + " must be " + parameter.get().range().describe() + ", but was " + value;
  }

  /** A suggestion with the fixed values in place; what they make impossible falls away. */
  static Assignment overlay(Assignment suggested, Assignment fixed, SearchSpace space) {
    Assignment result = Assignment.empty();
    for (Parameter parameter : space.parameters()) {
      if (parameter.isActive(result)) {
        Object value =
            fixed
                .find(parameter.name())
                .or(() -> suggested.find(parameter.name()))
                .orElseGet(() -> parameter.range().fromInternal(low(parameter.range())));
        result = result.with(parameter.name(), value);
      }
    }
    return result;
  }

  /** The first value of a range, for a parameter that only the fixed values brought about. */
  private static double low(Range range) {
    return range.size().isPresent()
        ? range.toInternal(range.valueAt(0))
        : ((io.vgglab.sweep.space.FloatRange) range).low();
  }

  /** The value in the range's own type: Python may write the whole number 64 as 64.0. */
  private static Optional<Object> value(JsonNode node, Range range) {
    if (node.isNumber()) {
      Object real = node.asDouble();
      Object whole = node.asLong();
      boolean isWhole = node.asDouble() == node.asLong();
      return Optional.of(isWhole && range.contains(whole) ? whole : real);
    }
    if (node.isBoolean()) {
      return Optional.of(node.asBoolean());
    }
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static JsonNode fixed(TrialRecord trial) {
    try {
      return JSON.readTree(trial.systemAttributes().getOrDefault(FIXED, "{}"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + FIXED + " must be JSON", e);
    }
  }
}
