package io.vgglab.report.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.report.figure.EpochRow;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes records as versioned JSON and reads them back.
 *
 * <p>A number that is not there (NaN) is {@code null} in JSON, an infinite one the text {@code
 * "Infinity"} or {@code "-Infinity"}, an instant its ISO 8601 text, an epoch the array of its seven
 * numbers. No type is ever taken from the text.
 */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new NumbersAndTimes())
          .addMixIn(EpochRow.class, AsArray.class)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private Json() {}

  /** The envelope of a record: {@code {"format": ..., "version": ..., "report": ...}}. */
  public static String write(String format, int version, Object report) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("format", format);
    envelope.put("version", version);
    envelope.put("report", report);
    return text(envelope);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is not JSON, of another format or version, or not
   *     such a record
   */
  public static <T> T read(String text, String format, int version, Class<T> type) {
    return read(text, format, version, type, Map.of());
  }

  /**
   * Reads what {@link #write} wrote, perhaps before the record had all of its parts.
   *
   * @param absent what stands for parts that the text lacks, by name; {@code trials.seeds} is the
   *     part {@code seeds} of every record in the list {@code trials}
   * @throws IllegalArgumentException if the text is not JSON, of another format or version, or not
   *     such a record
   */
  public static <T> T read(
      String text, String format, int version, Class<T> type, Map<String, ?> absent) {
    try {
      JsonNode envelope = MAPPER.readTree(text);
      if (!envelope.path("format").asText().equals(format)) {
        throw new IllegalArgumentException(
            "format must be " + format + ", but was " + shown(envelope.path("format")));
      }
      if (envelope.path("version").asInt() != version) {
        throw new IllegalArgumentException(
            "version of "
                + format
                + " must be "
                + version
                + ", but was "
                + shown(envelope.path("version")));
      }
      JsonNode report = envelope.path("report");
      if (report.isMissingNode() || report.isNull()) {
        throw new IllegalArgumentException(
            "report of " + format + " must not be empty, but was " + shown(report));
      }
      absent.forEach((name, value) -> complete(report, name, value));
      return MAPPER.treeToValue(report, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          format + " must be JSON of version " + version + ", but " + firstLine(e), e);
    }
  }

  private static void complete(JsonNode record, String name, Object value) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      for (JsonNode each : record.path(name.substring(0, dot))) {
        complete(each, name.substring(dot + 1), value);
      }
    } else if (record instanceof ObjectNode parts) {
      parts.putIfAbsent(name, MAPPER.valueToTree(value));
    }
  }

  /**
   * The text as JDK maps, lists, texts, numbers and booleans.
   *
   * @throws IllegalArgumentException if the text is not JSON
   */
  public static Object tree(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("text must be JSON, but " + firstLine(e), e);
    }
  }

  /** A record, map or list as JSON. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value must be writable as JSON, but " + firstLine(e), e);
    }
  }

  /**
   * JSON that may stand inside an HTML script element: no angle bracket, ampersand or line
   * separator is left.
   */
  public static String forHtml(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.asText();
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("it could not be read");
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface AsArray {}
}
