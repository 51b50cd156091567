package io.vgglab.sweep.study;

import io.vgglab.sweep.pruner.MedianPruner;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.pruner.Pace;
import io.vgglab.sweep.pruner.PercentilePruner;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.RandomSampler;
import io.vgglab.sweep.sampler.Sampler;
import java.util.List;
import java.util.Optional;

/** Reads {@code sampler} and {@code pruner}: a name, or a map with {@code type} and its options. */
final class SamplerReader {

  private static final List<String> PACE_KEYS =
      List.of("type", "startupTrials", "warmupEpochs", "intervalEpochs", "minTrials");

  private SamplerReader() {}

  static Sampler sampler(Node node) {
    return switch (type(node)) {
      case "grid" -> plain(node, new GridSampler());
      case "random" -> plain(node, new RandomSampler());
      default -> throw typeNode(node).wrong("one of grid, random");
    };
  }

  static Pruner pruner(Optional<Node> given) {
    if (given.isEmpty()) {
      return new NoPruner();
    }
    Node node = given.get();
    return switch (type(node)) {
      case "none" -> plain(node, new NoPruner());
      case "median" ->
          new MedianPruner(
              count(node, "startupTrials", 5), pace(node), count(node, "minTrials", 1));
      case "percentile" -> percentile(node);
      default -> throw typeNode(node).wrong("one of none, median, percentile");
    };
  }

  private static Pruner percentile(Node node) {
    node.withKeys(
        List.of(
            "type", "percentile", "startupTrials", "warmupEpochs", "intervalEpochs", "minTrials"));
    return new PercentilePruner(
        node.get("percentile").number(),
        count(node, "startupTrials", 5),
        pace(node),
        count(node, "minTrials", 1));
  }

  private static Pace pace(Node node) {
    if (node.json().isObject() && !type(node).equals("percentile")) {
      node.withKeys(PACE_KEYS);
    }
    return new Pace(count(node, "warmupEpochs", 0), count(node, "intervalEpochs", 1));
  }

  private static int count(Node node, String key, int otherwise) {
    return node.json().isObject() ? node.find(key).map(Node::count).orElse(otherwise) : otherwise;
  }

  private static <T> T plain(Node node, T value) {
    if (node.json().isObject()) {
      node.withKeys(List.of("type"));
    }
    return value;
  }

  private static String type(Node node) {
    return typeNode(node).text();
  }

  private static Node typeNode(Node node) {
    return node.json().isObject() ? node.get("type") : node;
  }
}
