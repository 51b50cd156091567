package io.vgglab.bench.run;

import static io.vgglab.bench.run.Gate.refusal;

import io.vgglab.bench.plan.Subject;
import io.vgglab.model.ParameterSpec;
import io.vgglab.model.VggPlan;
import io.vgglab.network.NetworkState;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must be true of results that nothing is stored for, before others are held against them.
 *
 * @param target engine and device
 * @param subject the network
 */
record FirstEngine(String target, String subject) {

  /** For each image a row of shares that add up to 1. */
  void requireDistributions(List<Double> probabilities) {
    int classes = plan().spec().classes();
    if (probabilities.size() != Computed.IMAGES * classes) {
      throw refusal(
          "output of %s for %s must be %s probabilities for each of %s images, but was %s numbers",
          target, subject, classes, Computed.IMAGES, probabilities.size());
    }
    for (int image = 0; image < Computed.IMAGES; image++) {
      List<Double> row = probabilities.subList(image * classes, (image + 1) * classes);
      double sum = row.stream().mapToDouble(Double::doubleValue).sum();
      if (!row.stream().allMatch(p -> p >= 0 && p <= 1)
          || !(Math.abs(sum - 1) <= Gate.OUTPUT_TOLERANCE)) {
        throw refusal(
            "output of %s for %s must be probabilities that add up to 1 for each image, but added up"
                + " to %s for image %s",
            target, subject, sum, image + 1);
      }
    }
  }

  /** They must be numbers, one for every parameter that training moves. */
  void requireGradients(Map<String, Fingerprint> gradients) {
    Set<String> trainable = trainable();
    if (!gradients.keySet().equals(trainable)
        || !gradients.values().stream().allMatch(FirstEngine::isFinite)) {
      throw refusal(
          "%s must have a finite gradient for each of the %s trainable parameters of %s, but had %s",
          target, trainable.size(), subject, gradients);
    }
  }

  /** A number. */
  void requireLoss(double loss) {
    if (!Double.isFinite(loss)) {
      throw refusal("loss of %s for %s must be finite, but was %s", target, subject, loss);
    }
  }

  /**
   * Every parameter, moving statistic and slot must be there and have moved; but biases, of which
   * those in front of a batch norm have no gradient to speak of.
   */
  void requireUpdates(Map<String, Moved> updates) {
    Set<String> tensors =
        plan().parameters().stream().map(ParameterSpec::name).collect(Collectors.toSet());
    for (String slot : Subject.parse(subject).step().optimizer().slots()) {
      trainable().forEach(name -> tensors.add(NetworkState.slotName(name, slot)));
    }
    Set<String> moved = new HashSet<>();
    updates.forEach(
        (name, update) -> {
          if (isFinite(update.by()) && (update.by().norm() > 0 || name.endsWith(".bias"))) {
            moved.add(name);
          }
        });
    Set<String> missing = new TreeSet<>(tensors);
    missing.removeAll(moved);
    if (!missing.isEmpty()) {
      throw refusal(
          "training with %s must move all %s parameters, statistics and slots of %s, but did not move"
              + " %s",
          target, tensors.size(), subject, missing);
    }
    Set<String> unknown = new TreeSet<>(updates.keySet());
    unknown.removeAll(tensors);
    if (!unknown.isEmpty()) {
      throw refusal(
          "state of %s for %s must hold its parameters, statistics and slots alone, but holds %s",
          target, subject, unknown);
    }
  }

  private VggPlan plan() {
    return Subject.parse(subject).plan();
  }

  private Set<String> trainable() {
    return plan().parameters().stream()
        .filter(ParameterSpec::trainable)
        .map(ParameterSpec::name)
        .collect(Collectors.toSet());
  }

  private static boolean isFinite(Fingerprint fingerprint) {
    return Double.isFinite(fingerprint.norm()) && Double.isFinite(fingerprint.projection());
  }
}
