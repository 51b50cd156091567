package io.vgglab.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.eval.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** Everything, the confusion matrix, where there is one, as rows of counts. */
  public static ObjectNode whole(EpochResult result) {
    ObjectNode node = figures(result);
    result.confusion().ifPresent(confusion -> put(node.putArray("confusion"), confusion));
    return node;
  }

  private static void put(ArrayNode rows, ConfusionMatrix confusion) {
    for (List<Long> row : confusion.rows()) {
      ArrayNode counts = rows.addArray();
      row.forEach(counts::add);
    }
  }

  /** Reads what {@link #whole} wrote. */
  public static EpochResult read(JsonNode node) {
    return new EpochResult(
        node.path("epoch").asInt(),
        value(node, "loss"),
        value(node, "accuracy"),
        value(node, "macroF1"),
        value(node, "learningRate"),
        value(node, "imagesPerSecond"),
        value(node, "seconds"),
        node.has("confusion") ? Optional.of(confusion(node.path("confusion"))) : Optional.empty());
  }

  private static ConfusionMatrix confusion(JsonNode array) {
    List<List<Long>> rows = new ArrayList<>();
    for (JsonNode row : array) {
      List<Long> counts = new ArrayList<>();
      row.forEach(count -> counts.add(count.asLong()));
      rows.add(counts);
    }
    return ConfusionMatrix.of(rows);
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
