package io.vgglab.sweep.pruner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which place a trial has in Hyperband's rounds, as its system attributes hold it.
 *
 * @param iteration turn of the whole plan, from 0
 * @param bracket bracket, which runs bracket + 1 rounds
 * @param round round in the bracket, from 0
 * @param epochs epochs that the trial has finished at the end of the round
 */
public record RoundRole(int iteration, int bracket, int round, int epochs) {

  /** System attribute that holds the place. */
  public static final String KEY = "vgglab:round";

  /** System attribute that holds the number of the trial whose checkpoint is the start. */
  public static final String CONTINUES = "vgglab:continues";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The place of a trial; empty if it has none. */
  public static Optional<RoundRole> of(TrialRecord trial) {
    String json = trial.systemAttributes().get(KEY);
    if (json == null) {
      return Optional.empty();
    }
    try {
      JsonNode node = MAPPER.readTree(json);
      return Optional.of(
          new RoundRole(
              node.path("iteration").asInt(),
              node.path("bracket").asInt(),
              node.path("round").asInt(),
              node.path("epochs").asInt()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(KEY + " must be JSON, but was " + json, e);
    }
  }

  /** The number of the trial that this one continues; empty if it starts anew. */
  public static OptionalInt continued(TrialRecord trial) {
    String number = trial.systemAttributes().get(CONTINUES);
    return number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
  }

  /**
   * Epochs that a trial has trained itself in one training: one that goes on from another starts at
   * its first report, which is that of its parent's last epoch.
   */
  public static int trained(TrialRecord trial) {
    if (trial.intermediateValues().isEmpty()) {
      return 0;
    }
    int start = continued(trial).isPresent() ? trial.intermediateValues().firstKey() : 0;
    return trial.intermediateValues().lastKey() - start;
  }

  /**
   * The trials that this one goes on from, the first of them first; none if it starts anew.
   *
   * @param history all trials by number
   */
  public static List<TrialRecord> ancestors(TrialRecord trial, List<TrialRecord> history) {
    Deque<TrialRecord> ancestors = new ArrayDeque<>();
    OptionalInt parent = continued(trial);
    while (parent.isPresent()) {
      ancestors.addFirst(history.get(parent.getAsInt()));
      parent = continued(ancestors.getFirst());
    }
    return List.copyOf(ancestors);
  }

  /** The place in words, such as {@code bracket 2, round 0}. */
  public String describe(int iterations) {
    return (iterations > 1 ? "iteration " + iteration + ", " : "")
        + "bracket "
        + bracket
        + ", round "
        + round;
  }

  /** The attribute that stores the place. */
  public Map<String, String> attribute() {
    Map<String, Integer> members = new LinkedHashMap<>();
    members.put("iteration", iteration);
    members.put("bracket", bracket);
    members.put("round", round);
    members.put("epochs", epochs);
    return Map.of(KEY, MAPPER.valueToTree(members).toString());
  }
}
