package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Condition;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.train.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code space} of a study file: a list of choices, or a map with low and high. */
final class SpaceReader {

  private static final List<String> RANGE_KEYS = List.of("low", "high", "log", "step", "when");
  private static final List<String> CHOICE_KEYS = List.of("choices", "when");

  private SpaceReader() {}

  static SearchSpace read(Node space) {
    List<Parameter> parameters = new ArrayList<>();
    Problems problems = new Problems();
    for (Map.Entry<String, Node> entry : space.entries().entrySet()) {
      problems
          .read(
              entry.getValue().path(),
              () -> {
                Setting.named(entry.getKey());
                return parameter(entry.getKey(), entry.getValue(), parameters);
              })
          .ifPresent(parameters::add);
    }
    problems.throwIfAny();
    return new SearchSpace(parameters);
  }

  private static Parameter parameter(String name, Node node, List<Parameter> earlier) {
    Parameter parameter = Parameter.of(name, range(node));
    if (!node.json().isObject()) {
      return parameter;
    }
    for (Map.Entry<String, Node> entry :
        node.find("when").map(Node::entries).orElse(Map.of()).entrySet()) {
      Optional<Range> range =
          earlier.stream()
              .filter(other -> other.name().equals(entry.getKey()))
              .map(Parameter::range)
              .findFirst();
      parameter =
          parameter.when(
              new Condition(
                  entry.getKey(),
                  items(entry.getValue()).stream()
                      .map(
                          item ->
                              range.map(it -> value(item, it)).orElseGet(() -> value(item, false)))
                      .toList()));
    }
    return parameter;
  }

  /**
   * A value for a range: whole numbers in a real range, and in a list of real choices, are real.
   */
  static Object value(Node item, Range range) {
    Object exact = value(item, false);
    return range.contains(exact) ? exact : value(item, true);
  }

  private static Range range(Node node) {
    if (node.json().isArray()) {
      return new ChoiceRange(values(node));
    }
    if (!node.json().isObject()) {
      throw node.wrong("a list of choices, or a map with low and high");
    }
    if (node.find("choices").isPresent()) {
      return new ChoiceRange(values(node.withKeys(CHOICE_KEYS).get("choices")));
    }
    node.withKeys(RANGE_KEYS);
    Node low = node.get("low");
    Node high = node.get("high");
    boolean log = node.find("log").map(Node::flag).orElse(false);
    boolean whole = low.json().isIntegralNumber() && high.json().isIntegralNumber();
    return whole
        ? new IntRange(
            low.whole(), high.whole(), log, node.find("step").map(Node::whole).orElse(1L))
        : new FloatRange(
            low.number(), high.number(), log, node.find("step").map(Node::number).orElse(0.0));
  }

  private static List<Object> values(Node node) {
    List<Node> items = items(node);
    boolean anyReal = items.stream().anyMatch(SpaceReader::isReal);
    return items.stream().map(item -> value(item, anyReal)).toList();
  }

  private static List<Node> items(Node node) {
    return node.json().isArray() ? node.items() : List.of(node);
  }

  private static boolean isReal(Node item) {
    return item.json().isFloatingPointNumber() || item.isNumberText();
  }

  /** Whole numbers beside real ones become real, so that 1 and 0.5 are choices of one kind. */
  private static Object value(Node item, boolean real) {
    JsonNode json = item.json();
    if (json.isBoolean()) {
      return json.asBoolean();
    }
    if (isReal(item) || (real && json.isNumber())) {
      return item.number();
    }
    if (json.isIntegralNumber()) {
      return item.whole();
    }
    if (json.isTextual()) {
      return json.asText();
    }
    throw item.wrong("text, a number, true or false");
  }
}
