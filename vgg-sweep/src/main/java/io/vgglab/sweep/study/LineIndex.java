package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vgglab.sweep.study.StudyFileException.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows in which line of a study file a place such as {@code space.learningRate.low} stands. */
final class LineIndex {

  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9.]+(\\[\\d+\\][A-Za-z0-9.]*)*");

  private final Map<String, Integer> lines = new HashMap<>();

  private LineIndex() {}

  /** The lines of a text that is YAML. */
  static LineIndex of(String text) {
    LineIndex index = new LineIndex();
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        index.lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("text must be YAML", e);
    }
    return index;
  }

  /** The line of a problem: of its place, or of what surrounds a place that is not there. */
  int line(Problem problem) {
    String pointer = pointer(problem.path());
    if (problem.path().isEmpty()) {
      Matcher place = PLACE.matcher(problem.message());
      pointer = place.lookingAt() ? pointer(place.group()) : "";
    }
    while (!pointer.isEmpty() && !lines.containsKey(pointer)) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return lines.getOrDefault(pointer, 1);
  }

  private static String pointer(String path) {
    return path.isEmpty() ? "" : "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
  }
}
