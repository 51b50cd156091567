package io.vgglab.sweep.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.Map;

/**
 * The constraints of a trial as system attributes hold them: a list under {@code constraints}, or
 * one number each under {@code constraints:NAME}. A value of at most 0 is feasible.
 */
public final class Constraints {

  /** System attribute that holds the list. */
  public static final String KEY = "constraints";

  private static final String NAMED = KEY + ":";

  /** Python writes Infinity. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Constraints() {}

  /** The attribute that stores constraint values, in the form that every Optuna reads. */
  public static Map<String, String> attribute(Collection<Double> values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("constraint must be finite, but was " + value);
      }
    }
    return Map.of(KEY, MAPPER.valueToTree(values).toString());
  }

  /** The sum of the positive constraint values: 0 for a feasible trial, or one without any. */
  public static double violation(TrialRecord trial) {
    String list = trial.systemAttributes().get(KEY);
    if (list != null) {
      return sumOfPositive(list);
    }
    double sum = 0;
    for (Map.Entry<String, String> attribute : trial.systemAttributes().entrySet()) {
      if (attribute.getKey().startsWith(NAMED)) {
        sum += sumOfPositive(attribute.getValue());
      }
    }
    return sum;
  }

  private static double sumOfPositive(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      double sum = node.isArray() ? 0 : Math.max(0, node.asDouble());
      for (JsonNode value : node) {
        sum += Math.max(0, value.asDouble());
      }
      return sum;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("constraints must be JSON, but was " + json, e);
    }
  }
}
