package io.vgglab.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.eval.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;

/** Epoch results to JSON and back. */
public final class EpochJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EpochJson() {}

  /**
   * The seven figures of an epoch, without its confusion matrix: what {@code epochs.jsonl} holds. A
   * loss that is not finite becomes {@code null}.
   */
  public static ObjectNode figures(EpochResult result) {
    ObjectNode node = JSON.createObjectNode();
    node.put("epoch", result.epoch());
    number(node, "loss", result.loss());
    number(node, "accuracy", result.accuracy());
    number(node, "macroF1", result.macroF1());
    number(node, "learningRate", result.learningRate());
    number(node, "imagesPerSecond", result.imagesPerSecond());
    number(node, "seconds", result.seconds());
    return node;
  }

  /** Everything, the confusion matrix as rows of counts. */
  public static ObjectNode whole(EpochResult result) {
    ObjectNode node = figures(result);
    ArrayNode rows = node.putArray("confusion");
    for (List<Long> row : result.confusion().rows()) {
      ArrayNode counts = rows.addArray();
      row.forEach(counts::add);
    }
    return node;
  }

  /** Reads what {@link #whole} wrote. */
  public static EpochResult read(JsonNode node) {
    List<List<Long>> rows = new ArrayList<>();
    for (JsonNode row : node.path("confusion")) {
      List<Long> counts = new ArrayList<>();
      row.forEach(count -> counts.add(count.asLong()));
      rows.add(counts);
    }
    return new EpochResult(
        node.path("epoch").asInt(),
        value(node, "loss"),
        value(node, "accuracy"),
        value(node, "macroF1"),
        value(node, "learningRate"),
        value(node, "imagesPerSecond"),
        value(node, "seconds"),
        ConfusionMatrix.of(rows));
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  private static double value(JsonNode node, String key) {
    return node.path(key).asDouble(Double.NaN);
  }
}
