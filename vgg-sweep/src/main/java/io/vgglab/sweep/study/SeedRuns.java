package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The trainings of one configuration, each with a seed of its own, kept as the trial's user
 * attribute {@code vgglab:seeds}: objectives of each training, in the order of the seeds.
 *
 * @param values one list a training, with one value an objective
 */
public record SeedRuns(List<List<Double>> values) {

  static final String ATTRIBUTE = "vgglab:seeds";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  /** Copies the lists. */
  public SeedRuns {
    values = values.stream().map(List::copyOf).toList();
  }

  /** The trainings of a trial that have ended. */
  public static SeedRuns of(TrialRecord trial) {
    List<List<Double>> values = new ArrayList<>();
    JsonNode root = TrialLog.read(trial, ATTRIBUTE).orElseGet(JSON::createObjectNode);
    for (JsonNode training : root.path("values")) {
      List<Double> objectives = new ArrayList<>();
      training.forEach(value -> objectives.add(value.asDouble()));
      values.add(objectives);
    }
    return new SeedRuns(values);
  }

  SeedRuns plus(List<Double> objectives) {
    List<List<Double>> all = new ArrayList<>(values);
    all.add(objectives);
    return new SeedRuns(all);
  }

  /** How many trainings have ended. */
  public int size() {
    return values.size();
  }

  /** The mean of each objective. */
  List<Double> means() {
    List<Double> means = new ArrayList<>();
    for (int objective = 0; objective < values.get(0).size(); objective++) {
      int index = objective;
      means.add(values.stream().mapToDouble(v -> v.get(index)).average().orElseThrow());
    }
    return means;
  }

  Map<String, String> attribute() {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ArrayNode trainings = root.putArray("values");
    for (List<Double> training : values) {
      ArrayNode objectives = trainings.addArray();
      training.forEach(objectives::add);
    }
    return Map.of(ATTRIBUTE, root.toString());
  }
}
