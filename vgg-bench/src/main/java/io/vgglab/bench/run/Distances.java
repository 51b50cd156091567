package io.vgglab.bench.run;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far two engines' results are apart.
 *
 * @param output relative distance of the probabilities
 * @param training largest relative distance of losses and of probabilities after training
 * @param gradient largest relative distance of a gradient
 * @param farthest the parameter of that gradient
 */
record Distances(double output, double training, double gradient, String farthest) {

  /**
   * Gradients smaller than this share of their layer's largest are judged by that: the bias in
   * front of a batch norm has none but rounding.
   */
  private static final double SMALL = 1e-3;

  /** Distances of a candidate from a reference; infinite where something is missing. */
  static Distances of(Computed candidate, Computed reference) {
    double output = distance(candidate.probabilities(), reference.probabilities());
    double training =
        Math.max(
            distance(candidate.losses(), reference.losses()),
            distance(candidate.trained(), reference.trained()));
    if (!candidate.gradients().keySet().equals(reference.gradients().keySet())) {
      return new Distances(output, training, Double.POSITIVE_INFINITY, "a parameter of one alone");
    }
    Map<String, Double> largest =
        reference.gradients().entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> layer(entry.getKey()), entry -> entry.getValue().norm(), Math::max));
    return reference.gradients().entrySet().stream()
        .map(
            entry -> {
              Fingerprint expected = entry.getValue();
              double scale = Math.max(expected.norm(), SMALL * largest.get(layer(entry.getKey())));
              double distance = candidate.gradients().get(entry.getKey()).distance(expected, scale);
              return new Distances(output, training, distance, entry.getKey());
            })
        .max(Comparator.comparingDouble(Distances::gradient).thenComparing(Distances::farthest))
        .orElse(new Distances(output, training, 0, ""));
  }

  private static String layer(String parameter) {
    return parameter.substring(0, parameter.lastIndexOf('.'));
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
