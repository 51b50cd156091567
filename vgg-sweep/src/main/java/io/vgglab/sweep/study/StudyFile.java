package io.vgglab.sweep.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vgglab.eval.Metric;
import io.vgglab.model.Preset;
import io.vgglab.sweep.pruner.NoPruner;
import io.vgglab.sweep.pruner.Pruner;
import io.vgglab.sweep.pruner.RoundsPruner;
import io.vgglab.sweep.rounds.HyperbandRounds;
import io.vgglab.sweep.sampler.GridSampler;
import io.vgglab.sweep.sampler.Horizon;
import io.vgglab.sweep.sampler.RandomMode;
import io.vgglab.sweep.sampler.Sampler;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.train.Experiment;
import io.vgglab.train.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a study from its YAML file; unknown keys, duplicate keys and bad values are errors. */
public final class StudyFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
  private static final List<String> KEYS =
      List.of(
          "name",
          "data",
          "preset",
          "base",
          "space",
          "sampler",
          "pruner",
          "metric",
          "objectives",
          "trials",
          "epochBudget",
          "seed",
          "mode",
          "lookBehind");
  private static final long MAX_BYTES = 1 << 20;
  private static final long DEFAULT_SEED = 42;
  private static final int DEFAULT_LOOK_BEHIND = 3;

  private StudyFile() {}

  /**
   * The study of a file.
   *
   * @throws StudyFileException if it cannot be read or breaks a rule
   */
  public static StudySpec read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StudyFileException(file + " must be at most 1 MiB, but was larger");
      }
      return parse(Files.readString(file, StandardCharsets.UTF_8), defaultName(file));
    } catch (StudyFileException e) {
      throw new StudyFileException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new StudyFileException("cannot read study file " + file, e);
    }
  }

  /**
   * The study of a text.
   *
   * @param defaultName used where the text gives none
   */
  public static StudySpec parse(String text, String defaultName) {
    Node root = tree(text).withKeys(KEYS);
    SearchSpace space = SpaceReader.read(root.get("space"));
    Sampler sampler = root.find("sampler").map(SamplerReader::read).orElseGet(GridSampler::new);
    int lookBehind = root.find("lookBehind").map(Node::count).orElse(DEFAULT_LOOK_BEHIND);
    long seed = root.find("seed").map(Node::whole).orElse(DEFAULT_SEED);
    String name = root.find("name").map(Node::text).orElse(defaultName);
    Experiment base = base(root, seed);
    Pruner pruner = pruner(root, name, base);
    List<String> objectives = objectives(root);
    try {
      StudySpec spec =
          new StudySpec(
              name,
              root.find("data").map(Node::text).orElse("fashion-mini"),
              base,
              space,
              sampler,
              mode(root, seed, lookBehind),
              lookBehind,
              pruner,
              Metric.named(objectives.get(0)),
              objectives.stream().skip(1).map(Cost::named).toList(),
              trials(root, sampler, space, pruner),
              new EpochBudget(
                  root.find("epochBudget").map(Node::count).orElse(EpochBudget.UNBOUNDED)),
              text);
      StudyCheck.check(spec);
      return spec;
    } catch (IllegalArgumentException e) {
      throw new StudyFileException(e.getMessage(), e);
    }
  }

  private static Node tree(String text) {
    try {
      return new Node("", YAML.readTree(text));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new StudyFileException("line " + line + ": " + message, e);
    }
  }

  private static Experiment base(Node root, long seed) {
    Preset preset = preset(root);
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put(Setting.SEED.key(), Long.toString(seed));
    root.find("base")
        .map(Node::entries)
        .orElse(Map.of())
        .forEach((key, value) -> changes.put(key, value.text()));
    try {
      return Experiment.of(preset).with(changes);
    } catch (IllegalArgumentException e) {
      throw new StudyFileException("base: " + e.getMessage(), e);
    }
  }

  private static Preset preset(Node root) {
    try {
      return Preset.of(root.find("preset").map(Node::text).orElse(Preset.SEED_BN.id()));
    } catch (IllegalArgumentException e) {
      throw new StudyFileException(e.getMessage(), e);
    }
  }

  private static Pruner pruner(Node root, String name, Experiment base) {
    return root.find("pruner")
        .map(node -> PrunerReader.read(node, name, base.plan().epochs()))
        .orElseGet(NoPruner::new);
  }

  private static RandomMode mode(Node root, long seed, int lookBehind) {
    String mode = root.find("mode").map(Node::text).orElse("per-trial");
    return switch (mode) {
      case "per-trial" -> new RandomMode.PerTrial(seed, new Horizon(lookBehind));
      case "optuna" -> new RandomMode.Optuna(seed);
      case "free" -> new RandomMode.Free(seed);
      default ->
          throw new StudyFileException(
              "mode must be one of per-trial, optuna, free, but was '" + mode + "'");
    };
  }

  /** The metric alone, or the objectives with a metric first. */
  private static List<String> objectives(Node root) {
    Optional<Node> several = root.find("objectives");
    if (several.isEmpty()) {
      return List.of(root.find("metric").map(Node::text).orElse(Metric.MACRO_F1.key()));
    }
    if (root.find("metric").isPresent()) {
      throw new StudyFileException("metric must not stand beside objectives; put it first there");
    }
    List<String> keys = several.get().items().stream().map(Node::text).toList();
    if (keys.isEmpty()) {
      throw several.get().wrong("a list with a metric first");
    }
    return keys;
  }

  private static int trials(Node root, Sampler sampler, SearchSpace space, Pruner pruner) {
    if (pruner instanceof RoundsPruner rounds) {
      int planned = HyperbandRounds.of(rounds).trials();
      return Math.min(planned, root.find("trials").map(Node::count).orElse(planned));
    }
    boolean grid = sampler instanceof GridSampler;
    int points = grid ? (int) Math.min(Integer.MAX_VALUE, GridSampler.size(space)) : 0;
    boolean bounded = root.find("epochBudget").isPresent();
    if (root.find("trials").isEmpty() && !grid && !bounded) {
      throw new StudyFileException("trials is missing; say how many the sampler may use");
    }
    int otherwise = grid ? points : root.find("epochBudget").map(Node::count).orElse(0);
    int wanted = root.find("trials").map(Node::count).orElse(otherwise);
    return grid ? Math.min(wanted, points) : wanted;
  }

  private static String defaultName(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return name.isEmpty() ? "study" : name;
  }
}
