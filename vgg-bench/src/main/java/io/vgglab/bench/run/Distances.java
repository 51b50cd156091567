package io.vgglab.bench.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far two engines' results are apart.
 *
 * @param output larger relative distance of the probabilities and of the loss
 * @param gradient the gradient that is farthest
 * @param update the parameter, moving statistic or slot whose move is farthest
 * @param trained relative distance of the probabilities after training
 */
record Distances(double output, Farthest gradient, Farthest update, double trained) {

  /**
   * The tensor that is farthest from the reference's.
   *
   * @param name which
   * @param distance relative, at least 0
   */
  record Farthest(String name, double distance) {}

  /**
   * Tensors smaller than this share of their layer's largest are judged by that: the bias in front
   * of a batch norm has no gradient but rounding.
   */
  private static final double SMALL = 1e-3;

  /** Units in the last place by which two sums that were rounded twice may differ. */
  private static final double UNITS = 2;

  /** Distances of a candidate from a reference; infinite where something is missing. */
  static Distances of(Computed candidate, Computed reference) {
    return new Distances(
        Math.max(
            distance(candidate.probabilities(), reference.probabilities()),
            distance(List.of(candidate.loss()), List.of(reference.loss()))),
        farthest(candidate.gradients(), reference.gradients(), name -> 0),
        farthest(
            by(candidate.updates()),
            by(reference.updates()),
            name -> UNITS * reference.updates().get(name).rounding()),
        distance(candidate.trained(), reference.trained()));
  }

  /** Distance of the probabilities of images that are repeated from those of each once. */
  static double ofOutputs(Repeated candidate, Computed reference) {
    return distance(
        candidate.probabilities(),
        cycled(reference.probabilities(), candidate.probabilities().size()));
  }

  /** The gradient that is farthest from that of each image once. */
  static Farthest ofGradients(Repeated candidate, Computed reference) {
    return farthest(candidate.gradients(), reference.gradients(), name -> 0);
  }

  private static List<Double> cycled(List<Double> values, int size) {
    return IntStream.range(0, size).mapToObj(i -> values.get(i % values.size())).toList();
  }

  private static Map<String, Fingerprint> by(Map<String, Moved> updates) {
    return updates.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().by()));
  }

  private static Farthest farthest(
      Map<String, Fingerprint> candidate,
      Map<String, Fingerprint> reference,
      ToDoubleFunction<String> rounding) {
    if (!candidate.keySet().equals(reference.keySet())) {
      return new Farthest("a tensor of one alone", Double.POSITIVE_INFINITY);
    }
    Map<String, Double> largest =
        reference.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> group(entry.getKey()), entry -> entry.getValue().norm(), Math::max));
    return reference.entrySet().stream()
        .map(
            entry -> {
              String name = entry.getKey();
              Fingerprint expected = entry.getValue();
              double scale = Math.max(expected.norm(), SMALL * largest.get(group(name)));
              double slack = rounding.applyAsDouble(name);
              return new Farthest(name, candidate.get(name).distance(expected, slack, scale));
            })
        .max(Comparator.comparingDouble(Farthest::distance).thenComparing(Farthest::name))
        .orElse(new Farthest("", 0));
  }

  /** What is judged together: weight and bias of a layer, or their slots; a statistic alone. */
  private static String group(String tensor) {
    int dot = tensor.lastIndexOf('.');
    int slot = tensor.indexOf('/');
    return tensor.contains(".running_")
        ? tensor
        : tensor.substring(0, dot) + (slot < 0 ? "" : tensor.substring(slot));
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
    return difference == 0 ? 0 : Math.sqrt(difference) / Math.sqrt(norm);
  }
}
