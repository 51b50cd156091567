package io.vgglab.sweep.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.space.DistributionJson;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A study that another program ran, with what is needed to run it again.
 *
 * @param sampler the sampler named by the trace
 * @param seed its seed
 * @param pruner the pruner named by the trace; one that never prunes if it names none
 * @param directions one per objective
 * @param ranges name to range
 * @param trials the trials in the order of their numbers, their parameters in the order asked
 */
public record Trace(
    Sampler sampler,
    long seed,
    Pruner pruner,
    List<Direction> directions,
    Map<String, Range> ranges,
    List<TrialRecord> trials) {

  /** Python writes NaN and the infinities bare. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  public Trace {
    directions = List.copyOf(directions);
    ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    trials = List.copyOf(trials);
  }

  /**
   * Reads a trace.
   *
   * @throws IllegalArgumentException if the text is no trace, or names a sampler or a pruner that
   *     cannot be replayed
   */
  public static Trace read(String json) {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("trace must be JSON, but " + e.getOriginalMessage(), e);
    }
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (JsonNode parameter : member(root, "space")) {
      ranges.put(member(parameter, "name").asText(), DistributionJson.read(parameter));
    }
    List<TrialRecord> trials = new ArrayList<>();
    for (JsonNode trial : member(root, "trials")) {
      trials.add(TraceTrials.read(trial, ranges));
    }
    JsonNode sampler = member(root, "sampler");
    return new Trace(
        TraceSamplers.read(sampler),
        member(sampler, "seed").asLong(),
        TracePruners.read(root),
        directions(root),
        ranges,
        trials);
  }

  /** The name of a sampler or pruner in small letters, without what Optuna's classes end in. */
  static String kind(JsonNode node, String family) {
    JsonNode name =
        node.isTextual() ? node : node.has("type") ? node.get("type") : member(node, "name");
    return name.asText()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[_-]", "")
        .replaceFirst(family + "$", "");
  }

  static JsonNode member(JsonNode node, String name) {
    if (!node.has(name)) {
      throw new IllegalArgumentException("trace must have a member " + name + ", but has none");
    }
    return node.get(name);
  }

  private static List<Direction> directions(JsonNode root) {
    List<Direction> directions = new ArrayList<>();
    if (root.has("directions")) {
      root.get("directions").forEach(direction -> directions.add(direction(direction)));
    } else {
      directions.add(direction(member(root, "direction")));
    }
    return directions;
  }

  private static Direction direction(JsonNode node) {
    return switch (node.asText().toLowerCase(Locale.ROOT)) {
      case "minimize" -> Direction.MINIMIZE;
      case "maximize" -> Direction.MAXIMIZE;
      default ->
          throw new IllegalArgumentException(
              "direction must be minimize or maximize, but was " + node.asText());
    };
  }
}
