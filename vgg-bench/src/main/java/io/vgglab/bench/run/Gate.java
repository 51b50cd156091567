package io.vgglab.bench.run;

import io.vgglab.bench.plan.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Refuses to time a network that computes something else than it should.
 *
 * <p>The number of parameters must be the plan's, and the probabilities of two synthetic images
 * must be those of DL4J's own layers, stored in {@code expectations.properties} by plan hash,
 * within a relative distance of 1e-3. Plans that are not stored are held against the first engine
 * of the run.
 */
final class Gate {

  static final double TOLERANCE = 1e-3;

  private final Map<String, List<Double>> expected;
  private final Map<String, String> sources = new LinkedHashMap<>();

  Gate(Map<String, List<Double>> stored) {
    this.expected = new LinkedHashMap<>(stored);
    stored.keySet().forEach(hash -> sources.put(hash, "DL4J's own layers"));
  }

  /** With the stored expectations. */
  static Gate stored() {
    Properties properties = new Properties();
    try (InputStream stream = Gate.class.getResourceAsStream("expectations.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read expectations.properties", e);
    }
    Map<String, List<Double>> stored = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(
            hash ->
                stored.put(
                    hash,
                    Stream.of(properties.getProperty(hash).strip().split("\\s+"))
                        .map(Double::valueOf)
                        .toList()));
    return new Gate(stored);
  }

  /**
   * Checks what a target computed.
   *
   * @return by network what it was checked against
   * @throws BenchException if something differs
   */
  Map<String, String> check(String target, Probed probed) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Probed.Opened opened : probed.networks()) {
      long count = Subject.parse(opened.subject()).plan().parameterCount();
      if (opened.parameterCount() != count) {
        throw new BenchException(
            String.format(
                Locale.ROOT,
                "%s must hold %d parameters for %s, but held %d; it is not timed",
                target,
                count,
                opened.subject(),
                opened.parameterCount()));
      }
      answers.put(opened.subject(), outputs(target, opened));
    }
    return answers;
  }

  private String outputs(String target, Probed.Opened opened) {
    Optional<String> source = Optional.ofNullable(sources.get(opened.planHash()));
    if (source.isEmpty()) {
      requireDistributions(target, opened);
      expected.put(opened.planHash(), opened.probabilities());
      sources.put(opened.planHash(), target);
      return "parameters counted; first engine, so its output is what the others are held against";
    }
    double distance = distance(opened.probabilities(), expected.get(opened.planHash()));
    if (!(distance <= TOLERANCE)) {
      throw new BenchException(
          String.format(
              Locale.ROOT,
              "output of %s for %s must be within %.0e of %s, but was %.2e away; it is not timed",
              target,
              opened.subject(),
              TOLERANCE,
              source.get(),
              distance));
    }
    return String.format(
        Locale.ROOT, "parameters counted; output within %.1e of %s", distance, source.get());
  }

  /** What others are held against must at least be probabilities. */
  private static void requireDistributions(String target, Probed.Opened opened) {
    double sum = opened.probabilities().stream().mapToDouble(Double::doubleValue).sum();
    boolean shares = opened.probabilities().stream().allMatch(p -> p >= 0 && p <= 1);
    double images = Math.rint(sum);
    if (!shares || images < 1 || !(Math.abs(sum - images) <= TOLERANCE * images)) {
      throw new BenchException(
          String.format(
              Locale.ROOT,
              "output of %s for %s must be probabilities that add up to 1 for each image, but added"
                  + " up to %s; it is not timed",
              target,
              opened.subject(),
              sum));
    }
  }

  private static double distance(List<Double> values, List<Double> reference) {
    if (values.size() != reference.size()) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < values.size(); i++) {
      double delta = values.get(i) - reference.get(i);
      difference += delta * delta;
      norm += reference.get(i) * reference.get(i);
    }
    return Math.sqrt(difference) / Math.sqrt(norm);
  }
}
