package io.vgglab.bench.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.bench.plan.Subject;
import io.vgglab.model.ParameterSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses to time a network that computes something else than it should.
 *
 * <p>The number of parameters must be the plan's; probabilities, losses and gradients of a few
 * synthetic images must be those of DL4J's own layers, stored in {@code expectations.json} by plan
 * hash. Plans that are not stored are held against the first engine of the run.
 */
final class Gate {

  /** Largest relative distance of probabilities. */
  static final double OUTPUT_TOLERANCE = 1e-3;

  /**
   * Largest relative distance of what training has: gradients, losses, probabilities afterwards.
   * More, since a ReLU that one engine rounds above zero and the other below is a jump, and among a
   * few images it weighs up to some percents.
   */
  static final double TRAINING_TOLERANCE = 5e-2;

  private final Map<String, Computed> expected;
  private final Map<String, String> sources = new LinkedHashMap<>();

  Gate(Map<String, Computed> stored) {
    this.expected = new LinkedHashMap<>(stored);
    stored.keySet().forEach(hash -> sources.put(hash, "DL4J's own layers"));
  }

  /** With the stored expectations. */
  static Gate stored() {
    return new Gate(expectations());
  }

  /** What DL4J's own layers computed, by plan hash. */
  static Map<String, Computed> expectations() {
    try (InputStream stream = Gate.class.getResourceAsStream("expectations.json")) {
      return new ObjectMapper().readValue(stream, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read expectations.json", e);
    }
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
        throw refusal(
            "%s must hold %d parameters for %s, but held %d",
            target, count, opened.subject(), opened.parameterCount());
      }
      answers.put(opened.subject(), computed(target, opened));
    }
    return answers;
  }

  private String computed(String target, Probed.Opened opened) {
    Optional<String> source = Optional.ofNullable(sources.get(opened.planHash()));
    if (source.isEmpty()) {
      requireDistributions(target, opened.subject(), opened.computed().probabilities());
      requireDistributions(target, opened.subject(), opened.computed().trained());
      requireGradients(target, opened.subject(), opened.computed().gradients());
      requireLosses(target, opened.subject(), opened.computed().losses());
      expected.put(opened.planHash(), opened.computed());
      sources.put(opened.planHash(), target);
      return "parameters counted; first engine, so its output and training are what the others are"
          + " held against";
    }
    Distances distances = Distances.of(opened.computed(), expected.get(opened.planHash()));
    if (!(distances.output() <= OUTPUT_TOLERANCE)) {
      throw refusal(
          "output of %s for %s must be within %.0e of %s, but was %.2e away",
          target, opened.subject(), OUTPUT_TOLERANCE, source.get(), distances.output());
    }
    if (!(distances.training() <= TRAINING_TOLERANCE)) {
      throw refusal(
          "training of %s for %s must be within %.0e of %s, but was %.2e away",
          target, opened.subject(), TRAINING_TOLERANCE, source.get(), distances.training());
    }
    if (!(distances.gradient() <= TRAINING_TOLERANCE)) {
      throw refusal(
          "gradients of %s for %s must be within %.0e of %s, but that of %s was %.2e away",
          target,
          opened.subject(),
          TRAINING_TOLERANCE,
          source.get(),
          distances.farthest(),
          distances.gradient());
    }
    return String.format(
        Locale.ROOT,
        "parameters counted; output within %.1e, training within %.1e, gradients within %.1e of %s",
        distances.output(),
        distances.training(),
        distances.gradient(),
        source.get());
  }

  /** What others are held against must at least be probabilities. */
  private static void requireDistributions(
      String target, String subject, List<Double> probabilities) {
    double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
    boolean shares = probabilities.stream().allMatch(p -> p >= 0 && p <= 1);
    double images = Math.rint(sum);
    if (!shares || images < 1 || !(Math.abs(sum - images) <= OUTPUT_TOLERANCE * images)) {
      throw refusal(
          "output of %s for %s must be probabilities that add up to 1 for each image, but added up"
              + " to %s",
          target, subject, sum);
    }
  }

  /** They must be numbers, one for every parameter that training moves. */
  private static void requireGradients(
      String target, String subject, Map<String, Fingerprint> gradients) {
    Set<String> trainable =
        Subject.parse(subject).plan().parameters().stream()
            .filter(ParameterSpec::trainable)
            .map(ParameterSpec::name)
            .collect(Collectors.toSet());
    boolean finite =
        gradients.values().stream()
            .allMatch(each -> Double.isFinite(each.norm()) && Double.isFinite(each.projection()));
    if (!finite || !gradients.keySet().equals(trainable)) {
      throw refusal(
          "%s must have a finite gradient for each of the %d trainable parameters of %s, but had %s",
          target, trainable.size(), subject, gradients);
    }
  }

  private static void requireLosses(String target, String subject, List<Double> losses) {
    if (!losses.stream().allMatch(Double::isFinite)) {
      throw refusal("losses of %s for %s must be finite, but were %s", target, subject, losses);
    }
  }

  private static BenchException refusal(String format, Object... arguments) {
    return new BenchException(String.format(Locale.ROOT, format, arguments) + "; it is not timed");
  }
}
