package io.vgglab.bench.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How much to measure. */
public enum BenchPreset {
  /** Part of every build: one fork, small batches, no intervals. */
  SMOKE(
      new Timing(1, 1, 3, 200),
      "-Xmx2g",
      List.of("onednn", "dl4j"),
      List.of(
          Selection.networks("network", Rows.NETWORK, "seed", List.of("none"), 32, List.of(8)),
          Selection.resizes(List.of(8)),
          Selection.studies("study", Rows.STUDY, List.of("tpe"), List.of(100)))),
  /**
   * Three forks, batch norm, 224x224, samplers at three sizes. Without stock DL4J, which alone
   * takes longer than the other engines together.
   */
  QUICK(
      new Timing(3, 3, 6, 500),
      "-Xmx3g",
      List.of("onednn", "dl4j"),
      List.of(
          Selection.networks(
              "network", Rows.NETWORK, "seed", List.of("none", "after-activation"), 32, Rows.ONE),
          Selection.networks(
              "batch", List.of(Workload.TRAIN_STEP), "seed", List.of("none"), 32, List.of(32)),
          Selection.networks(
              "side224", List.of(Workload.TRAIN_STEP), "seed", List.of("none"), 224, List.of(8)),
          Selection.resizes(List.of(32)),
          Selection.studies(
              "search", List.of(Workload.SUGGEST), Rows.SAMPLERS, List.of(100, 1_000, 10_000)),
          Selection.studies("pages", List.of(Workload.RENDER), List.of(), List.of(1_000)))),
  /** The two networks of 2018 in the batches they are trained in, to stand beside their F1. */
  SEED(
      new Timing(3, 3, 6, 500),
      "-Xmx3g",
      List.of("onednn", "dl4j"),
      List.of(
          Selection.networks(
              "network",
              Rows.LEARNING,
              "seed",
              List.of("none", "after-activation"),
              32,
              List.of(256)))),
  /** Everything, five forks. */
  FULL(
      new Timing(5, 5, 10, 1000),
      "-Xmx8g",
      List.of("onednn", "dl4j", "dl4j-stock"),
      List.of(
          Selection.networks("network", Rows.NETWORK, "seed", Rows.PLACEMENTS, 32, Rows.BATCHES),
          Selection.networks(
              "side224", Rows.NETWORK, "seed", List.of("none"), 224, List.of(1, 8, 16)),
          Selection.networks("epoch", Rows.EPOCH, "seed", List.of("none"), 32, Rows.ONE),
          Selection.networks("paper", Rows.NETWORK, "paper-d", List.of("none"), 224, List.of(8)),
          Selection.resizes(List.of(1, 32, 128)),
          Selection.studies(
              "search", List.of(Workload.SUGGEST), Rows.SAMPLERS, List.of(100, 1_000, 10_000)),
          Selection.studies("pages", List.of(Workload.RENDER), List.of(), List.of(100, 1_000))));

  private final Timing timing;
  private final String heap;
  private final List<String> engines;
  private final List<Selection> selections;

  BenchPreset(Timing timing, String heap, List<String> engines, List<Selection> selections) {
    this.timing = timing;
    this.heap = heap;
    this.engines = engines;
    this.selections = selections;
  }

  /** How long each benchmark is timed. */
  public Timing timing() {
    return timing;
  }

  /** Options of every measured virtual machine. */
  public List<String> jvm() {
    return List.of(heap);
  }

  /** Engines that are measured where the user names none. */
  public List<String> engines() {
    return engines;
  }

  /** What is run. */
  public List<Selection> selections() {
    return selections;
  }

  /** Name as users write it. */
  public String id() {
    return Subject.text(this);
  }

  /**
   * The preset that users call {@code id}.
   *
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static BenchPreset of(String id) {
    return Arrays.stream(values())
        .filter(preset -> preset.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "bench.preset must be one of "
                        + Arrays.stream(values())
                            .map(BenchPreset::id)
                            .collect(Collectors.joining(", "))
                        + ", but was '"
                        + id
                        + "'"));
  }

  private static final class Rows {
    static final List<Workload> NETWORK =
        List.of(Workload.FORWARD, Workload.BACKWARD, Workload.TRAIN_STEP, Workload.PREDICT);
    static final List<Workload> LEARNING = List.of(Workload.TRAIN_STEP, Workload.PREDICT);
    static final List<Workload> EPOCH = List.of(Workload.EPOCH_SLICE, Workload.DATA_FEEDING);
    static final List<Workload> STUDY = List.of(Workload.SUGGEST, Workload.RENDER);
    static final List<String> SAMPLERS = List.of("random", "sobol", "tpe", "cma-es");
    static final List<String> PLACEMENTS = List.of("none", "before-activation", "after-activation");
    static final List<Integer> ONE = List.of(128);
    static final List<Integer> BATCHES = List.of(1, 8, 32, 128, 256);
  }
}
