package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.train.EpochJson;
import io.vgglab.train.EpochResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a trial leaves in its user attributes, so that a report needs the database alone: {@code
 * vgglab:epochs}, {@code vgglab:confusion}, {@code vgglab:attempts}, {@code vgglab:reason}, and of
 * its latest training with another seed {@code vgglab:seedEpochs}; JSON with a version.
 */
final class TrialLog {

  static final String EPOCHS = "vgglab:epochs";
  static final String SEED_EPOCHS = "vgglab:seedEpochs";
  static final String CONFUSION = "vgglab:confusion";
  static final String ATTEMPTS = "vgglab:attempts";
  static final String REASON = "vgglab:reason";
  static final int VERSION = 1;

  /** Fields of an attempt. */
  static final String SEED = "seed";

  static final String SLOT_FREE = "slotFreeAt";

  static final String CHOSEN = "chosenAt";
  static final String STARTED = "startedAt";
  static final String HEARD = "heardAt";
  static final String ENDED = "endedAt";
  static final String ANSWERS = "answersSeconds";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<ObjectNode> epochs = new ArrayList<>();
  private final List<ObjectNode> attempts = new ArrayList<>();
  private Duration answers = Duration.ZERO;

  /** The log of a trial that may have run before. */
  static TrialLog of(TrialRecord trial) {
    TrialLog log = new TrialLog();
    read(trial, EPOCHS).ifPresent(node -> copy(node.path("epochs"), log.epochs));
    read(trial, ATTEMPTS).ifPresent(node -> copy(node.path("attempts"), log.attempts));
    return log;
  }

  /** The log of a trial's training with a later seed, which may have begun before. */
  static TrialLog ofSeed(TrialRecord trial, int seed) {
    TrialLog log = new TrialLog();
    read(trial, ATTEMPTS).ifPresent(node -> copy(node.path("attempts"), log.attempts));
    read(trial, SEED_EPOCHS)
        .filter(node -> node.path("seed").asInt() == seed)
        .ifPresent(node -> copy(node.path("epochs"), log.epochs));
    return log;
  }

  /** The last epoch of the training that counts; 0 before the first. */
  int lastEpoch() {
    return epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).path("epoch").asInt();
  }

  static Optional<JsonNode> read(TrialRecord trial, String attribute) {
    return Optional.ofNullable(trial.userAttributes().get(attribute)).map(TrialLog::tree);
  }

  /** The names of the classes as the first trial that measured some wrote them down; or none. */
  static List<String> classNames(List<TrialRecord> trials) {
    List<String> names = new ArrayList<>();
    trials.stream()
        .flatMap(trial -> read(trial, CONFUSION).stream())
        .findFirst()
        .ifPresent(node -> node.path("classes").forEach(name -> names.add(name.asText())));
    return names;
  }

  /**
   * An attempt begins.
   *
   * @param lead what lay before it
   */
  Map<String, String> started(int attempt, TrialStart start, IdleSlots.LeadTime lead, Instant now) {
    attempts.removeIf(node -> node.path("attempt").asInt() == attempt);
    ObjectNode node = JSON.createObjectNode();
    node.put("attempt", attempt);
    node.put("slot", start.slot());
    node.put("engine", start.engine());
    node.put("device", start.device());
    node.put("threads", start.threads());
    node.put(SEED, start.seed());
    node.put("trainingImages", start.trainingImages());
    node.put("validationImages", start.validationImages());
    node.put(SLOT_FREE, lead.slotFree().toString());
    node.put(CHOSEN, lead.chosen().toString());
    node.put(STARTED, now.toString());
    attempts.add(node);
    return attempts();
  }

  /**
   * An epoch is done; later epochs of an older attempt are forgotten. An attempt that is cut off
   * has this as its end.
   */
  Map<String, String> epoch(EpochResult result, List<String> classNames, Instant now) {
    add(result);
    heard(now);
    ObjectNode confusion = JSON.createObjectNode().put("version", VERSION);
    classNames.forEach(confusion.withArray("classes")::add);
    confusion.set("rows", EpochJson.whole(result).path("confusion"));
    Map<String, String> attributes = new LinkedHashMap<>(attempts());
    attributes.put(EPOCHS, list("epochs", epochs).toString());
    attributes.put(CONFUSION, confusion.toString());
    return attributes;
  }

  /** As above, in a training with a later seed. */
  Map<String, String> epochOfSeed(int seed, EpochResult result, Instant now) {
    add(result);
    heard(now);
    Map<String, String> attributes = new LinkedHashMap<>(attempts());
    attributes.put(SEED_EPOCHS, list("epochs", epochs).put("seed", seed).toString());
    return attributes;
  }

  private void heard(Instant now) {
    if (!attempts.isEmpty()) {
      attempts.get(attempts.size() - 1).put(HEARD, now.toString());
    }
  }

  private void add(EpochResult result) {
    epochs.removeIf(node -> node.path("epoch").asInt() >= result.epoch());
    epochs.add(EpochJson.figures(result));
  }

  /** The study has kept the trainer waiting for an answer. */
  void answered(Duration wait) {
    answers = answers.plus(wait);
  }

  /** Whether an attempt has begun, be it with an earlier seed. */
  boolean hasBegun(int attempt) {
    return attempts.stream().anyMatch(node -> node.path("attempt").asInt() == attempt);
  }

  /** The present attempt goes on with the next seed. */
  Map<String, String> goesOn() {
    attempts.get(attempts.size() - 1).remove(ENDED);
    return attempts();
  }

  /** An attempt ends, or one of its trainings; one that never started leaves no mark. */
  Map<String, String> ended(int attempt, Instant now) {
    if (hasBegun(attempt)) {
      ObjectNode last = attempts.get(attempts.size() - 1);
      last.put(ANSWERS, last.path(ANSWERS).asDouble() + answers.toNanos() / 1e9);
      last.put(ENDED, now.toString());
    }
    return attempts();
  }

  /** All attempts so far. */
  Map<String, String> attempts() {
    return Map.of(ATTEMPTS, list("attempts", attempts).toString());
  }

  /** This log with the epochs of the trials that this one goes on from. */
  TrialLog after(List<TrialRecord> ancestors) {
    SortedMap<Integer, ObjectNode> whole = new TreeMap<>();
    Stream.concat(ancestors.stream().map(TrialLog::of), Stream.of(this))
        .flatMap(log -> log.epochs.stream())
        .forEach(node -> whole.put(node.path("epoch").asInt(), node));
    TrialLog log = new TrialLog();
    log.epochs.addAll(whole.values());
    return log;
  }

  /** The sum of a figure over all epochs. */
  double sum(String figure) {
    return epochs.stream().mapToDouble(node -> node.path(figure).asDouble()).sum();
  }

  /** The mean of a figure over all epochs, 0 without any. */
  double mean(String figure) {
    return epochs.isEmpty() ? 0 : sum(figure) / epochs.size();
  }

  /** Why a trial ended as it did. */
  static Map<String, String> reason(String text) {
    return Map.of(REASON, text(text));
  }

  static String text(String value) {
    return JSON.getNodeFactory().textNode(value).toString();
  }

  static String parsed(String json) {
    return tree(json).asText();
  }

  private static ObjectNode list(String name, List<ObjectNode> nodes) {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ArrayNode array = root.putArray(name);
    nodes.forEach(array::add);
    return root;
  }

  private static void copy(JsonNode array, List<ObjectNode> target) {
    array.forEach(node -> target.add((ObjectNode) node.deepCopy()));
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute must be JSON, but was " + text, e);
    }
  }
}
