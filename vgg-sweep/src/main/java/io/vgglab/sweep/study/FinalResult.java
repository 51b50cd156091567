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
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.study.TestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a study's networks came to on the test images.
 *
 * @param opened when the test images were opened
 * @param trial number of the best trial, chosen before
 * @param selectedOnTest whether trials were compared on these very images
 * @param counts confusion matrices by who was tested, the best trial first; empty while the test is
 *     not over
 * @param noBaseline why the baseline could not be tested; empty if it was, or if there is none
 */
record FinalResult(
    Instant opened,
    int trial,
    boolean selectedOnTest,
    Map<String, ConfusionMatrix> counts,
    String noBaseline) {

  static final String BASELINE = "baseline";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;
  private static final int RESAMPLES = 1_000;
  private static final double LEVEL = 0.95;

  FinalResult {
    counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    Objects.requireNonNull(noBaseline, "noBaseline");
  }

  /** A test that has begun, and whose outcome is not known yet. */
  static FinalResult begun(Instant opened, int trial, boolean selectedOnTest) {
    return new FinalResult(opened, trial, selectedOnTest, Map.of(), "");
  }

  boolean isOver() {
    return !counts.isEmpty();
  }

  FinalResult with(String who, ConfusionMatrix matrix) {
    Map<String, ConfusionMatrix> more = new LinkedHashMap<>(counts);
    more.put(who, matrix);
    return new FinalResult(opened, trial, selectedOnTest, more, noBaseline);
  }

  /** As it is, with why the baseline cannot be tested; empty if it can. */
  FinalResult withoutBaseline(String why) {
    return new FinalResult(opened, trial, selectedOnTest, counts, why);
  }

  /** In sentences, one a network; figures with 95 % bootstrap intervals over the images. */
  List<String> sentences(Metric metric) {
    List<String> sentences = new ArrayList<>();
    counts.forEach((who, matrix) -> sentences.add(sentence(who, matrix, metric)));
    if (!noBaseline.isEmpty()) {
      sentences.add("No test figure of the baseline: " + noBaseline + ".");
    }
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

  /** As a report takes it, the best trial first; macro F1 with the intervals of the sentences. */
  List<TestResult> results(List<String> classNames) {
    List<TestResult> results = new ArrayList<>();
    counts.forEach((who, matrix) -> results.add(result(who, matrix, classNames)));
    return results;
  }

  private TestResult result(String who, ConfusionMatrix matrix, List<String> classNames) {
    boolean baseline = who.equals(BASELINE);
    Interval interval = new Bootstrap(RESAMPLES, 1).ci95(matrix, Metric.MACRO_F1);
    TestResult.Choice best =
        selectedOnTest ? TestResult.Choice.ON_TEST : TestResult.Choice.ON_VALIDATION;
    return new TestResult(
        baseline ? BASELINE : "best trial",
        baseline ? -1 : trial,
        Metric.MACRO_F1.of(matrix),
        new io.vgglab.report.figure.Interval(interval.low(), interval.high(), LEVEL),
        new Confusion(
            names(classNames, matrix.classes()),
            matrix.rows().stream().map(FinalResult::cells).toList()),
        String.format(
            Locale.ROOT,
            "intervals by bootstrap over %,d test images, opened once, on %s%s",
            matrix.total(),
            opened.toString().substring(0, 10),
            noBaseline.isEmpty() ? "" : "; no figure of the baseline: " + noBaseline),
        baseline ? TestResult.Choice.DECLARED : best);
  }

  private static List<Integer> cells(List<Long> row) {
    return row.stream().map(Math::toIntExact).toList();
  }

  /** The names, or numbers where they are not those of so many classes. */
  private static List<String> names(List<String> classNames, int classes) {
    return classNames.size() == classes
        ? classNames
        : IntStream.range(0, classes).mapToObj(label -> "class " + label).toList();
  }

  String json() {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    root.put("opened", opened.toString()).put("trial", trial).put("selectedOnTest", selectedOnTest);
    if (!noBaseline.isEmpty()) {
      root.put("noBaseline", noBaseline);
    }
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
          counts,
          root.path("noBaseline").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + FinalTest.ATTRIBUTE + " must be JSON", e);
    }
  }
}
