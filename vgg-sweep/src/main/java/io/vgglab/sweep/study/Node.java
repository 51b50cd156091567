package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.train.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a study file that knows its own path, so that every error can name it.
 *
 * @param path such as {@code space.learningRate}; empty for the whole file
 * @param json what stands there
 */
record Node(String path, JsonNode json) {

  StudyFileException wrong(String rule) {
    String place = path.isEmpty() ? "the study file" : path;
    String value = json.isMissingNode() ? "missing" : json.toString();
    return new StudyFileException(path, place + " must be " + rule + ", but was " + value);
  }

  /** Checks that this is a map with no keys but {@code known}. */
  Node withKeys(List<String> known) {
    Problems problems = new Problems();
    for (String key : entries().keySet()) {
      if (!known.contains(key)) {
        problems.add(
            inside(key),
            "unknown key '"
                + key
                + "'"
                + (path.isEmpty() ? "" : " in " + path)
                + Nearest.hint(key, known));
      }
    }
    problems.throwIfAny();
    return this;
  }

  /** The entries of a map, in order. */
  Map<String, Node> entries() {
    if (!json.isObject()) {
      throw wrong("a map");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    json.properties()
        .forEach(e -> entries.put(e.getKey(), new Node(inside(e.getKey()), e.getValue())));
    return entries;
  }

  /** The entries of a list. */
  List<Node> items() {
    if (!json.isArray()) {
      throw wrong("a list");
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(new Node(path + "[" + i + "]", json.get(i)));
    }
    return items;
  }

  /** What stands under a key, if anything does. */
  Optional<Node> find(String key) {
    JsonNode value = json.get(key);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new Node(inside(key), value));
  }

  /** What stands under a key. */
  Node get(String key) {
    return find(key).orElseThrow(() -> new StudyFileException(path, inside(key) + " is missing"));
  }

  String text() {
    if (!json.isValueNode()) {
      throw wrong("text or a number");
    }
    return json.asText();
  }

  double number() {
    if (!json.isNumber() && !isNumberText()) {
      throw wrong("a number");
    }
    return json.isNumber() ? json.asDouble() : Double.parseDouble(json.asText());
  }

  long whole() {
    if (!json.isIntegralNumber() || !json.canConvertToLong()) {
      throw wrong("a whole number");
    }
    return json.asLong();
  }

  int count() {
    long value = whole();
    if (value != (int) value) {
      throw wrong("a whole number below 2147483648");
    }
    return (int) value;
  }

  boolean flag() {
    if (!json.isBoolean()) {
      throw wrong("true or false");
    }
    return json.asBoolean();
  }

  /** YAML 1.1 takes {@code 1e-4}, without a dot, for text. */
  boolean isNumberText() {
    return json.isTextual() && json.asText().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)[eE][+-]?\\d+");
  }

  private String inside(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
