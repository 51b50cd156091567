package io.vgglab.sweep.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges as the JSON that Optuna keeps for a distribution, in its long form ({@code {"name":
 * "FloatDistribution", "attributes": {...}}}) and its short form ({@code {"type": "float", ...}}).
 */
public final class DistributionJson {

  /** Python writes infinite numbers and NaN as bare words. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Up to here a double holds every whole number. */
  private static final long EXACT = 1L << 53;

  private DistributionJson() {}

  /** The long form of a range. */
  public static String write(Range range) {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode attributes = MAPPER.createObjectNode();
    if (range instanceof FloatRange real) {
      root.put("name", "FloatDistribution");
      attributes.put("step", real.isStepped() ? Double.valueOf(real.step()) : null);
      attributes.put("low", real.low()).put("high", real.high()).put("log", real.log());
    } else if (range instanceof IntRange whole) {
      root.put("name", "IntDistribution");
      attributes.put("log", whole.log()).put("step", whole.step());
      attributes.put("low", whole.low()).put("high", whole.high());
    } else if (range instanceof ChoiceRange choice) {
      root.put("name", "CategoricalDistribution");
      ArrayNode choices = attributes.putArray("choices");
      choice.choices().forEach(choices::addPOJO);
    } else {
      throw new AssertionError(range);
    }
    return root.set("attributes", attributes).toString();
  }

  /**
   * The range of a JSON text in either form.
   *
   * @throws IllegalArgumentException if the text is no distribution
   */
  public static Range read(String json) {
    try {
      return read(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("distribution must be JSON, but was " + json, e);
    }
  }

  /** The range of a JSON node in either form; unknown members are ignored. */
  public static Range read(JsonNode node) {
    JsonNode from = node.has("attributes") ? node.get("attributes") : node;
    String kind =
        node.has("name") && node.has("attributes")
            ? node.path("name").asText()
            : node.path("type").asText();
    return switch (kind) {
      case "FloatDistribution", "float" ->
          new FloatRange(
              number(from, "low").doubleValue(),
              number(from, "high").doubleValue(),
              from.path("log").asBoolean(false),
              from.path("step").asDouble(0));
      case "IntDistribution", "int" -> whole(from);
      case "CategoricalDistribution", "categorical" -> new ChoiceRange(choices(from));
      default ->
          throw new IllegalArgumentException(
              "distribution must be float, int or categorical, but was " + node);
    };
  }

  /** Bounds that no double holds exactly, such as those of a seed, make it a range of reals. */
  private static Range whole(JsonNode from) {
    double low = number(from, "low").doubleValue();
    double high = number(from, "high").doubleValue();
    boolean log = from.path("log").asBoolean(false);
    return Math.max(Math.abs(low), Math.abs(high)) <= EXACT
        ? new IntRange((long) low, (long) high, log, from.path("step").asLong(1))
        : new FloatRange(low, high, log, 0);
  }

  private static JsonNode number(JsonNode from, String member) {
    JsonNode value = from.path(member);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          member + " of a distribution must be a number, but was " + from);
    }
    return value;
  }

  /**
   * Python's choices that have no value here are read as texts: {@code None} and infinite numbers
   * as such, lists as their JSON. One that then equals an earlier one carries its position, since
   * trials hold positions.
   */
  private static List<Object> choices(JsonNode from) {
    List<Object> choices = new ArrayList<>();
    for (JsonNode choice : from.path("choices")) {
      Object value = isPlain(choice) ? value(choice) : text(choice);
      choices.add(choices.contains(value) ? value + " [" + choices.size() + "]" : value);
    }
    return choices;
  }

  private static boolean isPlain(JsonNode choice) {
    return choice.isValueNode()
        && !choice.isNull()
        && (!choice.isNumber() || Double.isFinite(choice.doubleValue()));
  }

  private static String text(JsonNode choice) {
    return choice.isNull() ? "None" : choice.isNumber() ? choice.asText() : choice.toString();
  }

  /** The plain value of a JSON text, number, true or false. */
  public static Object value(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    throw new IllegalArgumentException(
        "value must be text, a number, true or false, but was " + node);
  }
}
