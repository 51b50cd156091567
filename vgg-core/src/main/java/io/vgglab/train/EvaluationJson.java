package io.vgglab.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.eval.Bootstrap;
import io.vgglab.eval.ClassMeasures;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.eval.Interval;
import io.vgglab.eval.Metric;
import io.vgglab.eval.Predictions;
import java.util.List;
import java.util.Map;

/** What predictions are worth, as JSON: the content of {@code evaluation.json}. */
final class EvaluationJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RESAMPLES = 1_000;
  private static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.MACRO_F1);
  private static final int TOP = 5;
  private static final int BINS = 15;
  private static final int PAIRS = 10;

  private EvaluationJson() {}

  /**
   * Figures over all images and by class.
   *
   * @param seed draws the resamples of the 95 % intervals
   */
  static ObjectNode of(Predictions predictions, List<String> names, long seed) {
    ConfusionMatrix confusion = predictions.confusion();
    Map<Metric, Interval> intervals = new Bootstrap(RESAMPLES, seed).ci95(confusion, METRICS);
    ObjectNode root = JSON.createObjectNode();
    root.put("images", predictions.size());
    for (Metric metric : METRICS) {
      Interval interval = intervals.get(metric);
      ObjectNode node = root.putObject(metric.key());
      node.put("value", metric.of(confusion));
      node.putArray("ci95").add(interval.low()).add(interval.high());
    }
    int top = Math.min(TOP, predictions.classes());
    root.put("top" + top, predictions.topK(top));
    root.put("logLoss", predictions.logLoss());
    root.put("expectedCalibrationError", predictions.calibrationError(BINS));
    measures(root.putObject("macro"), confusion.macro());
    measures(root.putObject("weighted"), confusion.weighted());
    ArrayNode classes = root.putArray("classes");
    for (int label = 0; label < confusion.classes(); label++) {
      ObjectNode node = classes.addObject().put("name", names.get(label));
      measures(node, confusion.measures(label));
    }
    ArrayNode pairs = root.putArray("mostConfused");
    confusion
        .mostConfused(PAIRS)
        .forEach(
            pair ->
                pairs
                    .addObject()
                    .put("truth", names.get(pair.truth()))
                    .put("predicted", names.get(pair.predicted()))
                    .put("count", pair.count()));
    return root;
  }

  private static void measures(ObjectNode node, ClassMeasures measures) {
    node.put("precision", measures.precision());
    node.put("recall", measures.recall());
    node.put("f1", measures.f1());
    node.put("support", measures.support());
  }
}
