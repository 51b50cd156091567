package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.model.Preset;
import io.vgglab.provenance.Machine;
import io.vgglab.provenance.Versions;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.train.Experiment;
import io.vgglab.train.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a study says of itself, kept as its user attribute {@code vgglab:study} so that reports need
 * the database alone.
 *
 * @param dataName name of the data set
 * @param contentHash SHA-256 of its pixels and labels
 * @param base settings that every trial starts from
 * @param settings sampler, pruner, metric and the like
 * @param provenance machine and versions
 */
record StudyFacts(
    String dataName,
    String contentHash,
    Map<String, String> base,
    Map<String, String> settings,
    Map<String, String> provenance) {

  static final String ATTRIBUTE = "vgglab:study";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  /** The facts of a study about to run on this machine. */
  static StudyFacts of(StudySpec spec, StudyData data) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("sampler", Words.of(spec.sampler()));
    settings.put("pruner", Words.of(spec.pruner()));
    settings.put("mode", Words.of(spec.mode()));
    settings.put("metric", spec.metric().key());
    if (!spec.costs().isEmpty()) {
      settings.put("objectives", String.join("; ", spec.objectives()));
    }
    settings.put("trials", Integer.toString(spec.trials()));
    if (spec.budget().epochs() != EpochBudget.UNBOUNDED) {
      settings.put("epoch budget", Integer.toString(spec.budget().epochs()));
    }
    settings.put(
        "epochs",
        spec.mostEpochs()
            + (spec.space().find(Setting.EPOCHS.key()).isPresent() ? " at most" : ""));
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("version", Versions.suite());
    provenance.put("commit", Versions.commit());
    provenance.putAll(Machine.facts());
    return new StudyFacts(
        data.ref().name(),
        data.ref().contentHash(),
        data.base(spec).settings(),
        settings,
        provenance);
  }

  /** The facts that a study keeps; empty ones for a study of another program. */
  static StudyFacts read(StoredStudy stored) {
    String text = stored.userAttributes().get(ATTRIBUTE);
    if (text == null) {
      return new StudyFacts("unknown", "", Map.of(), Map.of(), Map.of());
    }
    try {
      JsonNode root = JSON.readTree(text);
      return new StudyFacts(
          root.path("data").path("name").asText(),
          root.path("data").path("contentHash").asText(),
          texts(root.path("base")),
          texts(root.path("settings")),
          texts(root.path("provenance")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attribute " + ATTRIBUTE + " must be JSON", e);
    }
  }

  /** As JSON with a version. */
  String json() {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    root.putObject("data").put("name", dataName).put("contentHash", contentHash);
    put(root.putObject("base"), base);
    put(root.putObject("settings"), settings);
    put(root.putObject("provenance"), provenance);
    return root.toString();
  }

  boolean validatesOnTest() {
    return "test".equals(base.get(Setting.VALIDATION.key()));
  }

  /** What joins a trial with a benchmark. */
  PlanKey planKey(Assignment assignment, String engine, String device) {
    return experiment(assignment)
        .map(e -> new PlanKey(e.layers().hash(), engine, device, e.plan().batchSize()))
        .orElse(new PlanKey("", engine, device, 0));
  }

  /** Textbook operations of training on one image; empty for a study of another program. */
  Optional<Double> trainingFlops(Assignment assignment) {
    return experiment(assignment).map(e -> (double) e.layers().trainingFlops());
  }

  /** Empty too for values of no training, such as another program may have added. */
  private Optional<Experiment> experiment(Assignment assignment) {
    if (base.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Decoder.decode(Experiment.of(Preset.SEED).with(base), assignment));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void put(ObjectNode node, Map<String, String> texts) {
    texts.forEach(node::put);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
