package io.vgglab.sweep.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON in attributes. One value that is no JSON makes a whole study unreadable for Optuna, so each
 * is checked before it is stored.
 */
final class JsonText {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  /** A copy of attributes in the same order, each checked. */
  static Map<String, String> checked(Map<String, String> attributes) {
    attributes.forEach(JsonText::check);
    return Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * Checks the name and the value of an attribute.
   *
   * @throws IllegalArgumentException if the name is too long or the value is not one JSON value
   */
  static void check(String name, String json) {
    if (name.isEmpty() || name.length() > StudyHeader.LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name of an attribute must have 1 to "
              + StudyHeader.LONGEST_NAME
              + " characters, but was \""
              + name
              + "\"");
    }
    if (!isJson(json)) {
      throw new IllegalArgumentException(
          "value of attribute "
              + name
              + " must be one JSON value, but was "
              + json.lines().findFirst().orElse("empty")
              + "; text stands in quotes");
    }
  }

  /** A value as JSON text. */
  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalArgumentException("value must be JSON, but was " + value, e);
    }
  }

  /** The elements of a JSON list of texts; none if the text is something else. */
  static List<String> texts(String json) {
    try {
      return List.of(MAPPER.readValue(json, String[].class));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isJson(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
