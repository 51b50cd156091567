package io.vgglab.sweep.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.space.DistributionJson;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the trials of a trace. */
final class TraceTrials {

  private TraceTrials() {}

  static TrialRecord read(JsonNode node, Map<String, Range> ranges) {
    int number = Trace.member(node, "number").asInt();
    TrialState state =
        TrialState.valueOf(node.path("state").asText("COMPLETE").toUpperCase(Locale.ROOT));
    TrialRecord trial =
        TrialRecord.of(number, TrialState.RUNNING)
            .withParameters(parameters(Trace.member(node, "params"), ranges))
            .withSystemAttributes(constraints(node.path("constraints")));
    JsonNode reports =
        node.has("intermediate") ? node.get("intermediate") : node.path("intermediate_values");
    for (Map.Entry<String, JsonNode> report : reports.properties()) {
      trial = trial.withReport(Integer.parseInt(report.getKey()), number(report.getValue()));
    }
    return trial.finished(state, state == TrialState.FAIL ? List.of() : values(node));
  }

  private static Map<String, TrialParameter> parameters(JsonNode node, Map<String, Range> ranges) {
    Map<String, TrialParameter> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Range range = ranges.get(entry.getKey());
      if (range == null) {
        throw new IllegalArgumentException(
            "parameter must be one of " + ranges.keySet() + ", but was " + entry.getKey());
      }
      Object value =
          range instanceof FloatRange
              ? (Object) entry.getValue().asDouble()
              : DistributionJson.value(entry.getValue());
      parameters.put(entry.getKey(), TrialParameter.of(range, value));
    }
    return parameters;
  }

  private static List<Double> values(JsonNode node) {
    List<Double> values = new ArrayList<>();
    if (node.path("values").isArray()) {
      node.get("values").forEach(value -> values.add(number(value)));
    } else if (!node.path("value").isMissingNode() && !node.path("value").isNull()) {
      values.add(number(node.get("value")));
    }
    return values;
  }

  private static Map<String, String> constraints(JsonNode node) {
    List<Double> values = new ArrayList<>();
    node.forEach(value -> values.add(number(value)));
    return values.isEmpty() ? Map.of() : Constraints.attribute(values);
  }

  /** A number, or one of the words that Python's JSON has for NaN and the infinities. */
  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return switch (node.asText().toLowerCase(Locale.ROOT)) {
      case "nan", "null" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalArgumentException("value must be a number, but was " + node);
    };
  }
}
