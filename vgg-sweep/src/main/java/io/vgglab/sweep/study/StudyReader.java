package io.vgglab.sweep.study;

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
import io.vgglab.sweep.study.StudyFileException.Problem;
import io.vgglab.train.Experiment;
import io.vgglab.train.ImageFit;
import io.vgglab.train.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of a study file and puts them together. */
final class StudyReader {

  static final List<String> KEYS =
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
          "lookBehind",
          "timeBudget",
          "trialTimeLimit",
          "memory",
          "seeds",
          "startPoints",
          "baseline",
          "extends");
  private static final long DEFAULT_SEED = 42;
  private static final int DEFAULT_LOOK_BEHIND = 3;

  private final Node root;
  private final Problems problems = new Problems();
  private final long seed;
  private final int lookBehind;
  private final String name;
  private final Optional<SearchSpace> space;
  private final Optional<Experiment> base;
  private final Optional<Sampler> sampler;
  private final Optional<Pruner> pruner;
  private final Optional<List<String>> objectives;

  /** Reads the parts that others build on; what is wrong with them is kept. */
  private StudyReader(Node root, String defaultName) {
    this.root = root;
    boolean known = problems.read(() -> root.withKeys(KEYS)).isPresent();
    if (!root.json().isObject()) {
      problems.throwIfAny();
    }
    seed = problems.read(() -> seed(root)).orElse(DEFAULT_SEED);
    lookBehind = problems.read(() -> lookBehind(root)).orElse(DEFAULT_LOOK_BEHIND);
    name = problems.read(() -> text(root, "name", defaultName)).orElse(defaultName);
    space =
        known || root.find("space").isPresent()
            ? problems.read("space", () -> SpaceReader.read(root.get("space")))
            : Optional.empty();
    base = problems.read(() -> base(root, seed));
    sampler =
        problems.read(
            "sampler",
            () -> root.find("sampler").map(SamplerReader::read).orElseGet(GridSampler::new));
    pruner =
        problems.read(
            "pruner",
            () -> pruner(root, name, base.orElseGet(() -> Experiment.of(Preset.SEED_BN))));
    objectives = problems.read(() -> objectives(root));
  }

  /**
   * The study of a file.
   *
   * @param root the whole file
   * @param defaultName used where the file gives none
   * @throws StudyFileException with everything that is wrong
   */
  static StudySpec read(Node root, String defaultName, String text) {
    StudySpec spec = new StudyReader(root, defaultName).spec(text);
    StudyCheck.check(spec);
    return spec;
  }

  private StudySpec spec(String text) {
    Optional<String> data = problems.read(() -> text(root, "data", "fashion-mini"));
    Optional<RandomMode> mode = problems.read(() -> mode(root, seed, lookBehind));
    Optional<Metric> metric = objectives.flatMap(k -> problems.read(() -> Metric.named(k.get(0))));
    Optional<List<Cost>> costs = objectives.flatMap(k -> problems.read(() -> costs(k)));
    Optional<EpochBudget> budget = problems.read(() -> budget(root));
    Optional<Conduct> conduct = conduct();
    Optional<Integer> trials = trials();
    problems.throwIfAny();
    Optional<StudySpec> spec =
        problems.read(
            () ->
                new StudySpec(
                    name,
                    data.orElseThrow(),
                    base.orElseThrow(),
                    ownInput(root),
                    space.orElseThrow(),
                    sampler.orElseThrow(),
                    mode.orElseThrow(),
                    lookBehind,
                    pruner.orElseThrow(),
                    metric.orElseThrow(),
                    costs.orElseThrow(),
                    trials.orElseThrow(),
                    budget.orElseThrow(),
                    conduct.orElseThrow(),
                    text));
    problems.throwIfAny();
    return spec.orElseThrow();
  }

  /** Empty if what it builds on is wrong. */
  private Optional<Conduct> conduct() {
    return space.isEmpty() || base.isEmpty()
        ? Optional.empty()
        : problems.read(() -> ConductReader.read(root, space.get(), base.get()));
  }

  /** Empty if what it builds on is wrong. */
  private Optional<Integer> trials() {
    return space.isEmpty() || sampler.isEmpty() || pruner.isEmpty()
        ? Optional.empty()
        : problems.read(() -> trials(root, sampler.get(), space.get(), pruner.get()));
  }

  private static String text(Node root, String key, String otherwise) {
    return root.find(key).map(Node::text).orElse(otherwise);
  }

  private static long seed(Node root) {
    return root.find("seed").map(Node::whole).orElse(DEFAULT_SEED);
  }

  private static int lookBehind(Node root) {
    return root.find("lookBehind").map(Node::count).orElse(DEFAULT_LOOK_BEHIND);
  }

  private static List<Cost> costs(List<String> objectives) {
    return objectives.stream().skip(1).map(Cost::named).toList();
  }

  private static EpochBudget budget(Node root) {
    return new EpochBudget(root.find("epochBudget").map(Node::count).orElse(EpochBudget.UNBOUNDED));
  }

  private static Set<String> ownInput(Node root) {
    Set<String> own = new HashSet<>();
    root.find("base").ifPresent(base -> own.addAll(base.entries().keySet()));
    own.retainAll(ImageFit.FOLLOWING.stream().map(Setting::key).toList());
    return own;
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
      throw new StudyFileException(badSettings(Experiment.of(preset), changes, e));
    }
  }

  /** The settings that are wrong, each by itself, with the right ones in place. */
  private static List<Problem> badSettings(
      Experiment preset, Map<String, String> changes, IllegalArgumentException first) {
    List<Problem> problems = new ArrayList<>();
    Experiment experiment = preset;
    for (Map.Entry<String, String> change : changes.entrySet()) {
      try {
        experiment = experiment.with(Map.of(change.getKey(), change.getValue()));
      } catch (IllegalArgumentException e) {
        problems.add(new Problem("base." + change.getKey(), "base: " + e.getMessage()));
      }
    }
    return problems.isEmpty()
        ? List.of(new Problem("base", "base: " + first.getMessage()))
        : problems;
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
    boolean grid = sampler instanceof GridSampler;
    int points = grid ? (int) Math.min(Integer.MAX_VALUE, GridSampler.size(space)) : 0;
    if (pruner instanceof RoundsPruner rounds) {
      int planned = HyperbandRounds.of(rounds).trials();
      return Math.min(planned, root.find("trials").map(Node::count).orElse(planned));
    }
    boolean bounded = root.find("epochBudget").isPresent();
    if (root.find("trials").isEmpty() && !grid && !bounded) {
      throw new StudyFileException("trials is missing; say how many the sampler may use");
    }
    if (root.find("trials").isEmpty() && points > StudySpec.MOST_TRIALS) {
      throw new StudyFileException(
          "space must have at most 1,000,000 points where trials does not say how many of them, but"
              + " has more; name trials, or leave values out");
    }
    int otherwise =
        grid
            ? points
            : root.find("epochBudget")
                .map(budget -> Math.min(StudySpec.MOST_TRIALS, budget.count()))
                .orElse(0);
    int wanted = root.find("trials").map(Node::count).orElse(otherwise);
    return grid ? Math.min(wanted, points) : wanted;
  }
}
