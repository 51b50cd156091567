package io.vgglab.sweep.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vgglab.eval.Metric;
import io.vgglab.model.Preset;
import io.vgglab.train.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The JSON schema (draft 2020-12) of study files, for editors that complete and check YAML. What it
 * refuses {@link StudyFile} refuses too, but for what is likely a slip and harmless: keys without a
 * value, empty lists, a name that is a number. Rules between keys are for {@link StudyFile} alone.
 */
public final class StudySchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> DESCRIPTIONS =
      Map.ofEntries(
          Map.entry("name", "name of the study and its folder"),
          Map.entry("data", "images: fashion-mini, a path, or synthetic:..."),
          Map.entry("preset", "network and training that every trial starts from"),
          Map.entry("base", "settings changed for every trial"),
          Map.entry("space", "settings that are searched"),
          Map.entry("sampler", "chooses the values"),
          Map.entry("pruner", "ends trials early"),
          Map.entry("metric", "what is maximised on the validation images"),
          Map.entry("objectives", "a metric first, then costs"),
          Map.entry("trials", "most trials"),
          Map.entry("epochBudget", "most epochs of all trials together"),
          Map.entry("seed", "root of every random number"),
          Map.entry("mode", "what a suggestion may see"),
          Map.entry("lookBehind", "trials closer than this count as running"),
          Map.entry("timeBudget", "how long the study may run, such as 2 h"),
          Map.entry("trialTimeLimit", "how long one attempt may take, such as 30 min"),
          Map.entry("memory", "most memory a trial may be predicted to need, such as 4 GiB"),
          Map.entry("seeds", "trainings of each configuration, each with its own seed"),
          Map.entry("startPoints", "values of the first trials"),
          Map.entry("baseline", "settings that the best trial is compared with on the test images"),
          Map.entry("extends", "what has grown since the study began: trials, epochBudget, names"));

  private StudySchema() {}

  /** The schema as text. */
  public static String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "VGG Lab study");
    root.put("type", "object").put("additionalProperties", false);
    root.putArray("required").add("space");
    ObjectNode properties = root.putObject("properties");
    for (String key : StudyReader.KEYS) {
      ObjectNode schema = part(key);
      schema.put("description", DESCRIPTIONS.get(key));
      properties.set(key, schema);
    }
    return root.toPrettyString() + "\n";
  }

  private static ObjectNode part(String key) {
    return switch (key) {
      case "name" -> pattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$");
      case "data" -> type("string");
      case "preset" -> oneOf(Arrays.stream(Preset.values()).map(Preset::id).toList());
      case "base", "baseline" -> settings(setting -> scalar());
      case "space" -> settings(setting -> range());
      case "sampler" -> kind(SAMPLERS);
      case "pruner" -> kind(PRUNERS);
      case "metric" -> oneOf(METRICS);
      case "objectives" -> list(anyOf(oneOf(METRICS), oneOf(COSTS)));
      case "trials", "epochBudget" -> whole(1);
      case "seeds" -> whole(1).put("maximum", 100);
      case "seed" -> type("integer");
      case "lookBehind" -> whole(0);
      case "mode" -> oneOf(List.of("per-trial", "optuna", "free"));
      case "timeBudget", "trialTimeLimit" -> pattern("^[0-9]{1,6} ?(s|min|h|d)$");
      case "memory" -> pattern("^[0-9]{1,6} ?(MiB|GiB)$");
      case "extends" -> list(type("string"));
      case "startPoints" -> list(settings(setting -> scalar()));
      default -> throw new AssertionError(key);
    };
  }

  private static final List<String> METRICS =
      Arrays.stream(Metric.values()).map(Metric::key).toList();
  private static final List<String> COSTS = Arrays.stream(Cost.values()).map(Cost::key).toList();

  private static final Map<String, List<String>> SAMPLERS =
      Map.of(
          "grid", List.of(),
          "random", List.of("duplicates"),
          "sobol", List.of("shifted"),
          "halton", List.of("shifted"),
          "cma-es", List.of("duplicates"),
          "tpe",
              List.of(
                  "rule",
                  "startupTrials",
                  "candidates",
                  "multivariate",
                  "group",
                  "bandwidth",
                  "constantLiar",
                  "duplicates"));

  private static final Map<String, List<String>> PRUNERS =
      Map.of(
          "none", List.of(),
          "median", List.of("startupTrials", "warmupEpochs", "intervalEpochs", "minTrials"),
          "percentile",
              List.of("percentile", "startupTrials", "warmupEpochs", "intervalEpochs", "minTrials"),
          "patience", List.of("patience", "minDelta"),
          "threshold", List.of("lower", "upper", "warmupEpochs", "intervalEpochs"),
          "successive-halving",
              List.of("minEpochs", "reductionFactor", "minEarlyStoppingRate", "bootstrapCount"),
          "hyperband", List.of("minEpochs", "maxEpochs", "reductionFactor", "bootstrapCount"),
          "hyperband-rounds", List.of("maxEpochs", "reductionFactor", "iterations"));

  /** A name alone, or a map with a type and its options. */
  private static ObjectNode kind(Map<String, List<String>> types) {
    Map<String, List<String>> sorted = new TreeMap<>(types);
    ObjectNode schema = JSON.createObjectNode();
    ArrayNode kinds = schema.putArray("anyOf");
    kinds.add(oneOf(List.copyOf(sorted.keySet())));
    sorted.forEach(
        (type, options) -> {
          ObjectNode map = kinds.addObject();
          map.put("type", "object").put("additionalProperties", false);
          map.putArray("required").add("type");
          ObjectNode properties = map.putObject("properties");
          properties.putObject("type").put("const", type);
          options.forEach(option -> properties.set(option, scalar()));
        });
    return schema;
  }

  private static ObjectNode range() {
    ObjectNode bounds = type("object").put("additionalProperties", false);
    bounds.putArray("required").add("low").add("high");
    ObjectNode properties = bounds.putObject("properties");
    for (String number : List.of("low", "high", "step")) {
      properties.set(number, types("number", "string"));
    }
    properties.set("log", type("boolean"));
    properties.set("when", type("object"));
    ObjectNode choices = type("object").put("additionalProperties", false);
    choices.putArray("required").add("choices");
    choices.putObject("properties").set("choices", list(scalar()));
    ((ObjectNode) choices.get("properties")).set("when", type("object"));
    return anyOf(list(scalar()), bounds, choices);
  }

  private static ObjectNode settings(Function<Setting, ObjectNode> value) {
    ObjectNode schema = type("object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Setting setting : Setting.values()) {
      properties.set(setting.key(), value.apply(setting).put("description", setting.description()));
    }
    return schema;
  }

  private static ObjectNode scalar() {
    return types("string", "number", "boolean");
  }

  private static ObjectNode type(String name) {
    return JSON.createObjectNode().put("type", name);
  }

  private static ObjectNode types(String... names) {
    ObjectNode schema = JSON.createObjectNode();
    ArrayNode types = schema.putArray("type");
    List.of(names).forEach(types::add);
    return schema;
  }

  private static ObjectNode whole(int minimum) {
    return type("integer").put("minimum", minimum);
  }

  private static ObjectNode pattern(String pattern) {
    return type("string").put("pattern", pattern);
  }

  private static ObjectNode oneOf(List<String> values) {
    ObjectNode schema = JSON.createObjectNode();
    ArrayNode list = schema.putArray("enum");
    values.forEach(list::add);
    return schema;
  }

  private static ObjectNode anyOf(ObjectNode... schemas) {
    ObjectNode schema = JSON.createObjectNode();
    ArrayNode list = schema.putArray("anyOf");
    List.of(schemas).forEach(list::add);
    return schema;
  }

  private static ObjectNode list(ObjectNode items) {
    ObjectNode schema = type("array").put("minItems", 1);
    schema.set("items", items);
    return schema;
  }
}
