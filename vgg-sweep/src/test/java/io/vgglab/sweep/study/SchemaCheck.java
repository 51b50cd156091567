package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The keywords of JSON schema that our schema uses; any other one is an error. */
final class SchemaCheck {

  private static final Set<String> NOTES = Set.of("$schema", "title", "description");

  private SchemaCheck() {}

  static boolean accepts(JsonNode schema, JsonNode value) {
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      if (!NOTES.contains(rule.getKey()) && !holds(rule.getKey(), rule.getValue(), schema, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String keyword, JsonNode rule, JsonNode schema, JsonNode value) {
    return switch (keyword) {
      case "type" -> hasType(rule, value);
      case "enum" -> any(rule, value::equals);
      case "const" -> rule.equals(value);
      case "anyOf" -> any(rule, option -> accepts(option, value));
      case "required" -> !value.isObject() || !any(rule, key -> !value.has(key.asText()));
      case "minimum" -> !value.isNumber() || value.asDouble() >= rule.asDouble();
      case "maximum" -> !value.isNumber() || value.asDouble() <= rule.asDouble();
      case "pattern" ->
          !value.isTextual() || Pattern.compile(rule.asText()).matcher(value.asText()).find();
      case "minItems" -> !value.isArray() || value.size() >= rule.asInt();
      case "items" -> !value.isArray() || !any(value, item -> !accepts(rule, item));
      case "properties" ->
          rule.properties().stream()
              .allMatch(
                  e -> !value.has(e.getKey()) || accepts(e.getValue(), value.get(e.getKey())));
      case "additionalProperties" ->
          value.properties().stream().allMatch(e -> schema.get("properties").has(e.getKey()));
      default -> throw new IllegalArgumentException("unknown keyword " + keyword);
    };
  }

  private static boolean hasType(JsonNode rule, JsonNode value) {
    if (rule.isArray()) {
      return any(rule, type -> hasType(type, value));
    }
    return switch (rule.asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      default -> throw new IllegalArgumentException("unknown type " + rule);
    };
  }

  private static boolean any(JsonNode list, java.util.function.Predicate<JsonNode> test) {
    for (JsonNode item : list) {
      if (test.test(item)) {
        return true;
      }
    }
    return false;
  }
}
