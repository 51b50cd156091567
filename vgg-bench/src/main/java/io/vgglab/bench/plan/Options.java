package io.vgglab.bench.plan;

import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.RowComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the caller asked for, from the system properties {@code bench.*}; an empty one counts as not
 * given.
 *
 * @param preset how much to measure
 * @param include pattern that a benchmark's name must contain
 * @param engines names of engines
 * @param devices {@code cpu}, {@code cuda}, {@code cuda:N}
 * @param threads threads of every engine on a processor, each at least 1; several for scaling
 * @param rounds times that every engine has its turn, at least 1
 * @param slowdown share by which networks are slowed on purpose; 0 but in tests of the comparison
 * @param selfTest pairs of runs with which the comparison is tried, at least 2, of which one has a
 *     slowed run; 0 for an ordinary run
 * @param baseline {@code report.json} of an older run to compare with; empty for none
 * @param threshold relative difference that counts in that comparison
 * @param output folder of pages and results
 */
public record Options(
    BenchPreset preset,
    Pattern include,
    List<String> engines,
    List<String> devices,
    List<Integer> threads,
    int rounds,
    double slowdown,
    int selfTest,
    Optional<Path> baseline,
    double threshold,
    Path output) {

  private static final int MAX_THREADS = 1024;
  private static final int MAX_ROUNDS = 100;
  private static final int MIN_PAIRS = 2;
  private static final int MAX_PAIRS = 1000;
  private static final String THRESHOLDS = "above 0 and below 10";
  private static final String SLOWDOWNS = "of at least 0 and below 10";

  /** Copies the lists. */
  public Options {
    engines = List.copyOf(engines);
    devices = List.copyOf(devices);
    threads = List.copyOf(threads);
  }

  /**
   * Reads them.
   *
   * @param properties system properties
   * @param cores what threads are where none are given
   * @throws IllegalArgumentException naming the property that is wrong, and what it may be
   */
  public static Options of(Properties properties, int cores) {
    BenchPreset preset = BenchPreset.of(given(properties, "bench.preset").orElse("smoke"));
    Options options =
        new Options(
            preset,
            pattern(given(properties, "bench.include").orElse("")),
            list(given(properties, "bench.engines"), preset.engines()),
            list(given(properties, "bench.devices"), List.of("cpu", "cuda")),
            threads(properties, cores),
            whole(properties, "bench.rounds", preset.timing().rounds(), MAX_ROUNDS),
            share(properties, "bench.slowdown", 0, SLOWDOWNS),
            given(properties, "bench.selftest")
                .map(text -> whole("bench.selftest", text, MIN_PAIRS, MAX_PAIRS))
                .orElse(0),
            given(properties, "bench.baseline").map(Path::of),
            share(properties, "bench.threshold", Comparison.THRESHOLD, THRESHOLDS),
            Path.of(given(properties, "bench.output").orElse("reports/site")));
    options.requireRanges();
    options.requireOneTask();
    options.requireUse(properties);
    options.requireForksToCompare();
    if (options.selections().isEmpty()) {
      throw new IllegalArgumentException(
          "bench.include must match at least one of "
              + String.join(
                  ", ",
                  preset.selections().stream()
                      .flatMap(selection -> selection.workloads().stream())
                      .distinct()
                      .map(Workload::shortName)
                      .toList())
              + " that preset "
              + preset.id()
              + " runs, but was '"
              + options.include
              + "'");
    }
    options.requireLayersToTime();
    options.requireNetworksToSlow();
    return options;
  }

  /** Refuses what is given and would be ignored. */
  private void requireUse(Properties properties) {
    if (given(properties, "bench.threshold").isPresent() && baseline.isEmpty() && selfTest == 0) {
      throw new IllegalArgumentException(
          "bench.threshold must stand beside bench.baseline or bench.selftest, whose comparison it is"
              + " for, but stood alone");
    }
    if (given(properties, "bench.threads").isPresent()
        && devices.stream().noneMatch(device -> device.equals("cpu"))) {
      throw new IllegalArgumentException(
          "bench.threads must stand beside a processor in bench.devices, whose threads it counts, but"
              + " devices were "
              + String.join(",", devices));
    }
  }

  private void requireNetworksToSlow() {
    boolean others =
        selections().stream()
            .flatMap(selection -> selection.workloads().stream())
            .anyMatch(workload -> !workload.needsEngine() || workload == Workload.DATA_FEEDING);
    if ((selfTest > 0 || slowdown > 0) && others) {
      throw new IllegalArgumentException(
          "bench.include must match benchmarks of networks alone, such as TrainStep, beside bench."
              + (selfTest > 0 ? "selftest" : "slowdown")
              + ", which slows nothing else, but was '"
              + include
              + "'");
    }
  }

  private void requireRanges() {
    if (!(threshold > 0 && threshold < 10)) {
      throw new IllegalArgumentException(
          "bench.threshold must be a number " + THRESHOLDS + ", but was " + threshold);
    }
    if (!(slowdown < 10)) {
      throw new IllegalArgumentException(
          "bench.slowdown must be a number " + SLOWDOWNS + ", but was " + slowdown);
    }
    for (String device : devices) {
      try {
        DeviceText.parse(device, 1);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("bench.devices: " + e.getMessage(), e);
      }
    }
  }

  private void requireOneTask() {
    if (selfTest > 0 && (baseline.isPresent() || slowdown > 0)) {
      throw new IllegalArgumentException(
          "bench.selftest must stand without bench.baseline and bench.slowdown, since it compares and"
              + " slows runs of its own, but stood beside "
              + (baseline.isPresent() ? "bench.baseline" : "bench.slowdown"));
    }
  }

  private void requireLayersToTime() {
    boolean networks =
        selections().stream()
            .flatMap(selection -> selection.subjects().stream())
            .anyMatch(subject -> subject instanceof NetworkSubject);
    if (include.pattern().contains("LayerTimes") && !networks) {
      throw new IllegalArgumentException(
          "bench.include must match a benchmark of whole networks beside LayerTimes, whose layers are"
              + " timed, but was '"
              + include
              + "'");
    }
  }

  private void requireForksToCompare() {
    if ((baseline.isPresent() || selfTest > 0) && rounds < RowComparison.FORKS) {
      throw new IllegalArgumentException(
          "bench.rounds must be at least "
              + RowComparison.FORKS
              + " to compare runs, since fewer forks cannot tell a difference from chance, but was "
              + rounds);
    }
  }

  /** Options of every measured virtual machine. */
  public List<String> jvm() {
    List<String> jvm = new ArrayList<>(preset.jvm());
    if (slowdown > 0) {
      jvm.add("-Dbench.slowdown=" + slowdown);
    }
    return jvm;
  }

  /** These options with networks slowed by another share. */
  public Options withSlowdown(double value) {
    return new Options(
        preset, include, engines, devices, threads, rounds, value, selfTest, baseline, threshold,
        output);
  }

  /** How long each benchmark is timed. */
  public Timing timing() {
    return preset.timing().withRounds(rounds);
  }

  /** What is run, after {@code include}. */
  public List<Selection> selections() {
    return preset.selections().stream()
        .map(selection -> selection.matching(include))
        .filter(selection -> !selection.workloads().isEmpty())
        .toList();
  }

  private static Optional<String> given(Properties properties, String key) {
    return Optional.ofNullable(properties.getProperty(key))
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  private static List<String> list(Optional<String> text, List<String> otherwise) {
    return text.map(t -> Arrays.stream(t.split(",", -1)).map(String::strip).distinct().toList())
        .orElse(otherwise);
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "bench.include must be a regular expression, but was '"
              + text
              + "': "
              + e.getDescription(),
          e);
    }
  }

  private static double share(Properties properties, String key, double otherwise, String range) {
    String value = given(properties, key).orElse(Double.toString(otherwise));
    if (!value.matches("[0-9]{1,2}(\\.[0-9]{1,9})?")) {
      throw new IllegalArgumentException(
          key
              + " must be a number "
              + range
              + ", in plain digits such as 0.05, but was '"
              + value
              + "'");
    }
    return Double.parseDouble(value);
  }

  private static List<Integer> threads(Properties properties, int cores) {
    return list(given(properties, "bench.threads"), List.of(Integer.toString(cores))).stream()
        .map(text -> whole("bench.threads", text, 1, MAX_THREADS))
        .toList();
  }

  private static int whole(Properties properties, String key, int otherwise, int largest) {
    return whole(key, given(properties, key).orElse(Integer.toString(otherwise)), 1, largest);
  }

  private static int whole(String key, String value, int least, int largest) {
    if (!value.matches("[0-9]{1,4}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > largest) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s must be a whole number between %d and %d, but was '%s'",
              key,
              least,
              largest,
              value));
    }
    return Integer.parseInt(value);
  }
}
