package io.vgglab.sweep.study;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.train.Experiment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads limits, seeds, start points, baseline and what may have grown. */
final class ConductReader {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) ?(s|min|h|d)");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,6}) ?(MiB|GiB)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private ConductReader() {}

  static Conduct read(Node root, SearchSpace space, Experiment base) {
    return new Conduct(
        root.find("timeBudget").map(ConductReader::duration),
        root.find("trialTimeLimit").map(ConductReader::duration),
        root.find("memory").map(ConductReader::bytes).orElseGet(OptionalLong::empty),
        root.find("seeds").map(Node::count).orElse(1),
        root.find("startPoints").map(node -> startPoints(node, space)).orElse(List.of()),
        root.find("baseline").map(node -> baseline(node, base)),
        root.find("extends").map(node -> extended(node, space)).orElse(List.of()));
  }

  private static List<String> extended(Node list, SearchSpace space) {
    List<String> known =
        Stream.concat(Stream.of(Extension.TRIALS, Extension.EPOCH_BUDGET), space.names().stream())
            .toList();
    for (Node item : list.items()) {
      if (!known.contains(item.text())) {
        throw item.wrong("one of " + known);
      }
    }
    return list.items().stream().map(Node::text).toList();
  }

  private static Duration duration(Node node) {
    Matcher matcher = DURATION.matcher(node.text());
    if (!matcher.matches() || matcher.group(1).matches("0+")) {
      throw node.wrong("a time above 0 with its unit, such as 90 s, 30 min, 2 h or 1 d");
    }
    return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
  }

  private static OptionalLong bytes(Node node) {
    Matcher matcher = BYTES.matcher(node.text());
    if (!matcher.matches() || matcher.group(1).matches("0+")) {
      throw node.wrong("a size above 0 with its unit, such as 512 MiB or 4 GiB");
    }
    long unit = matcher.group(2).equals("MiB") ? 1L << 20 : 1L << 30;
    return OptionalLong.of(unit * Long.parseLong(matcher.group(1)));
  }

  private static List<Assignment> startPoints(Node list, SearchSpace space) {
    return list.items().stream().map(point -> startPoint(point, space)).toList();
  }

  private static Assignment startPoint(Node point, SearchSpace space) {
    Map<String, Node> given = point.withKeys(space.names()).entries();
    Assignment values = Assignment.empty();
    for (Parameter parameter : space.parameters()) {
      Node node = given.get(parameter.name());
      if (node != null && parameter.isRuledOut(values)) {
        throw node.wrong("left out, since it exists only when " + parameter.describeWhen());
      }
      if (node != null) {
        values = values.with(parameter.name(), value(node, parameter.range()));
      } else if (!parameter.when().isEmpty() && parameter.isActive(values)) {
        throw point.wrong(
            "a point with " + parameter.name() + ", which exists beside its other values");
      }
    }
    return values;
  }

  private static Object value(Node node, Range range) {
    Object value = SpaceReader.value(node, range);
    if (!range.contains(value)) {
      throw node.wrong(range.describe());
    }
    return value;
  }

  private static Experiment baseline(Node node, Experiment base) {
    Map<String, String> changes = new LinkedHashMap<>();
    node.entries().forEach((key, value) -> changes.put(key, value.text()));
    try {
      return base.with(changes);
    } catch (IllegalArgumentException e) {
      throw new StudyFileException("baseline: " + e.getMessage(), e);
    }
  }
}
