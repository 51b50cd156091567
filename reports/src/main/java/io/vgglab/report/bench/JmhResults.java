package io.vgglab.report.bench;

import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON that JMH 1.37 writes with {@code -rf json}.
 *
 * <p>The parameters {@code planHash, engine, device, batchSize, preset, batchNorm, side, threads}
 * become the row's {@link Setup}; others are kept by name. Raw samples, forks apart, are kept as
 * they are.
 */
public final class JmhResults {

  private static final Set<String> KNOWN =
      Set.of("planHash", "engine", "device", "batchSize", "preset", "batchNorm", "side", "threads");

  private JmhResults() {}

  /**
   * The rows of a result file.
   *
   * @throws IllegalArgumentException if the text is not such a file
   */
  public static List<BenchRow> parse(String json) {
    if (!(Json.tree(json) instanceof List<?> results)) {
      throw new IllegalArgumentException("JMH result must be an array, but was something else");
    }
    return results.stream().map(result -> row(map(result, "result"))).toList();
  }

  private static BenchRow row(Map<?, ?> result) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (result.containsKey("params")) {
      map(result.get("params"), "params")
          .forEach((key, value) -> parameters.put(String.valueOf(key), String.valueOf(value)));
    }
    Map<String, Double> secondary = new LinkedHashMap<>();
    if (result.containsKey("secondaryMetrics")) {
      map(result.get("secondaryMetrics"), "secondaryMetrics")
          .forEach(
              (key, value) -> {
                Map<?, ?> metric = map(value, "secondaryMetrics");
                secondary.put(key + ", " + text(metric, "scoreUnit"), number(metric.get("score")));
              });
    }
    return new BenchRow(
        shortName(text(result, "benchmark")),
        setup(parameters),
        score(map(result.get("primaryMetric"), "primaryMetric")),
        secondary);
  }

  private static Setup setup(Map<String, String> parameters) {
    Map<String, String> other = new LinkedHashMap<>(parameters);
    other.keySet().removeAll(KNOWN);
    return new Setup(
        new PlanKey(
            parameters.getOrDefault("planHash", ""),
            parameters.getOrDefault("engine", ""),
            parameters.getOrDefault("device", ""),
            whole(parameters, "batchSize")),
        parameters.getOrDefault("preset", ""),
        parameters.getOrDefault("batchNorm", ""),
        whole(parameters, "side"),
        whole(parameters, "threads"),
        other);
  }

  private static Score score(Map<?, ?> metric) {
    Interval interval = Interval.none();
    if (metric.get("scoreConfidence") instanceof List<?> ends && ends.size() == 2) {
      double low = number(ends.get(0));
      double high = number(ends.get(1));
      interval =
          Double.isNaN(low) || Double.isNaN(high) ? interval : new Interval(low, high, 0.999);
    }
    List<List<Double>> samples = new ArrayList<>();
    if (metric.get("rawData") instanceof List<?> forks) {
      forks.forEach(fork -> samples.add(numbers(fork)));
    }
    return new Score(
        number(metric.get("score")),
        text(metric, "scoreUnit"),
        number(metric.get("scoreError")),
        interval,
        samples);
  }

  private static List<Double> numbers(Object fork) {
    if (!(fork instanceof List<?> values)) {
      throw new IllegalArgumentException("rawData must hold arrays, but held " + fork);
    }
    return values.stream().map(JmhResults::number).toList();
  }

  private static String shortName(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', Math.max(0, method - 1)) + 1);
  }

  private static int whole(Map<String, String> parameters, String name) {
    String value = parameters.getOrDefault(name, "0");
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number, but was " + value, e);
    }
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static String text(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        "JMH result must have a text " + key + ", but had " + map.get(key));
  }

  private static Map<?, ?> map(Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(name + " must be an object, but was " + value);
  }
}
