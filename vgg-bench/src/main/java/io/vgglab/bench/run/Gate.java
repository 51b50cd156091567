package io.vgglab.bench.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.bench.plan.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Refuses to time a network that computes something else than it should.
 *
 * <p>The number of parameters must be the plan's; probabilities, gradients, and what a training
 * step makes of a few synthetic images must be those of DL4J's own layers, stored in {@code
 * expectations.json} by plan hash. Plans that are not stored are held against the first engine of
 * the run.
 */
final class Gate {

  /** Largest relative distance of probabilities and of the loss. */
  static final double OUTPUT_TOLERANCE = 1e-3;

  /**
   * Largest relative distance of a gradient, of what training does to a tensor, and of what the
   * network predicts then. More, since a ReLU that one engine rounds above zero and the other below
   * is a jump, and among a few images it weighs up to some percents. A tensor that is not updated
   * at all is 1 away, one updated without momentum a half, less where rounding is as large as the
   * step.
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
            "%s must hold %s parameters for %s, but held %s",
            target, count, opened.subject(), opened.parameterCount());
      }
      answers.put(opened.subject(), computed(target, opened));
    }
    for (Probed.Opened opened : probed.networks()) {
      atTimedSizes(target, opened, probed.sizes())
          .ifPresent(text -> answers.merge(opened.subject(), text, String::concat));
    }
    return answers;
  }

  private Optional<String> atTimedSizes(
      String target, Probed.Opened opened, List<Probed.Sized> sizes) {
    String source = sources.get(opened.planHash());
    Computed answer = expected.get(opened.planHash());
    List<Probed.Sized> own =
        sizes.stream().filter(sized -> sized.subject().equals(opened.subject())).toList();
    OptionalDouble farthest =
        own.stream().mapToDouble(sized -> new SizeGate(target, sized, source).check(answer)).max();
    return farthest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "; in batches of %s within %.1e",
                own.stream()
                    .map(sized -> Integer.toString(sized.batchSize()))
                    .collect(Collectors.joining(", ")),
                farthest.getAsDouble()));
  }

  private String computed(String target, Probed.Opened opened) {
    Optional<String> source = Optional.ofNullable(sources.get(opened.planHash()));
    if (source.isEmpty()) {
      FirstEngine first = new FirstEngine(target, opened.subject());
      first.requireDistributions(opened.computed().probabilities());
      first.requireDistributions(opened.computed().trained());
      first.requireGradients(opened.computed().gradients());
      first.requireLoss(opened.computed().loss());
      first.requireUpdates(opened.computed().updates());
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
    requireNear("gradients", target, opened.subject(), distances.gradient(), source.get());
    requireNear("updates", target, opened.subject(), distances.update(), source.get());
    requireNear(
        "training",
        target,
        opened.subject(),
        new Distances.Farthest("its probabilities", distances.trained()),
        source.get());
    return String.format(
        Locale.ROOT,
        "parameters counted; output within %.1e, gradients within %.1e, updates within %.1e, output"
            + " after training within %.1e of %s",
        distances.output(),
        distances.gradient().distance(),
        distances.update().distance(),
        distances.trained(),
        source.get());
  }

  private static void requireNear(
      String what, String target, String subject, Distances.Farthest farthest, String source) {
    if (!(farthest.distance() <= TRAINING_TOLERANCE)) {
      throw refusal(
          "%s of %s for %s must be within %.0e of %s, but that of %s was %.2e away",
          what, target, subject, TRAINING_TOLERANCE, source, farthest.name(), farthest.distance());
    }
  }

  static BenchException refusal(String format, Object... arguments) {
    return new BenchException(String.format(Locale.ROOT, format, arguments) + "; it is not timed");
  }
}
