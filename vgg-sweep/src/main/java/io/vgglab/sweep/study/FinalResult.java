package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.eval.Bootstrap;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.eval.Interval;
import io.vgglab.eval.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a study's networks came to on the test images.
 *
 * @param opened when the test images were opened
 * @param trial number of the best trial, chosen before
 * @param selectedOnTest whether trials were compared on these very images
 * @param counts confusion matrices by who was tested, the best trial first; empty while the test is
 *     not over
 */
record FinalResult(
    Instant opened, int trial, boolean selectedOnTest, Map<String, ConfusionMatrix> counts) {

  static final String BASELINE = "baseline";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;
  private static final int RESAMPLES = 1_000;

  FinalResult {
    counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  boolean isOver() {
    return !counts.isEmpty();
  }

  FinalResult with(Map<String, ConfusionMatrix> results) {
    return new FinalResult(opened, trial, selectedOnTest, results);
  }

  /** In sentences, one a network; figures with 95 % bootstrap intervals over the images. */
  List<String> sentences(Metric metric) {
    List<String> sentences = new ArrayList<>();
    counts.forEach((who, matrix) -> sentences.add(sentence(who, matrix, metric)));
    if (selectedOnTest) {
      sentences.add(
          "Trials were chosen on these very test images, so the figures are not those of images"
              + " that nobody has seen.");
    }
    return sentences;
  }

  private String sentence(String who, ConfusionMatrix matrix, Metric metric) {
    Interval interval = new Bootstrap(RESAMPLES, 1).ci95(matrix, metric);
    return String.format(
        Locale.ROOT,
        "Test set (%,d images, opened once, %s), %s: %s %.4f [%.4f, %.4f], accuracy %.4f.",
        matrix.total(),
        opened.toString().substring(0, 10),
        who,
        metric.key(),
        metric.of(matrix),
        interval.low(),
        interval.high(),
        matrix.accuracy());
  }

  String json() {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    root.put("opened", opened.toString()).put("trial", trial).put("selectedOnTest", selectedOnTest);
    ObjectNode results = root.putObject("counts");
    counts.forEach(
        (who, matrix) -> {
          ArrayNode rows = results.putArray(who);
          for (List<Long> row : matrix.rows()) {
            ArrayNode cells = rows.addArray();
            row.forEach(cells::add);
          }
        });
    return root.toString();
  }

  static FinalResult read(String json) {
    try {
      JsonNode root = JSON.readTree(json);
      Map<String, ConfusionMatrix> counts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : root.path("counts").properties()) {
        List<List<Long>> rows = new ArrayList<>();
        for (JsonNode row : entry.getValue()) {
          List<Long> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(cell.asLong()));
          rows.add(cells);
        }
        counts.put(entry.getKey(), ConfusionMatrix.of(rows));
      }
      return new FinalResult(
          Instant.parse(root.path("opened").asText()),
          root.path("trial").asInt(),
          root.path("selectedOnTest").asBoolean(),
          counts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + FinalTest.ATTRIBUTE + " must be JSON", e);
    }
  }
}
