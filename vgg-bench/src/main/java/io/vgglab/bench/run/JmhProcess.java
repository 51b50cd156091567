package io.vgglab.bench.run;

import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Timing;
import io.vgglab.bench.plan.Workload;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.JmhResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One process of JMH's own main, started from a bundle: it forks once for every benchmark and
 * combination of parameters, with the bundle's class path and environment, and writes its JSON.
 *
 * @param target engine and device
 * @param selection what runs
 * @param timing how long
 * @param jvm options of every fork
 */
record JmhProcess(Target target, Selection selection, Timing timing, List<String> jvm) {

  private static final String MAIN = "org.openjdk.jmh.Main";
  private static final String MEMORY = "io.vgglab.bench.jmh.PeakMemory";
  private static final Duration LIMIT = Duration.ofHours(24);

  JmhProcess {
    jvm = List.copyOf(jvm);
  }

  /**
   * Runs it. A fork that fails costs its own row; the others are measured.
   *
   * @param json where JMH writes its result
   * @param log where it prints
   * @return its rows, and what failed
   * @throws BenchException if it cannot start
   */
  Timed run(Path json, Path log) {
    Optional<String> failure =
        LoggedProcess.failure(what(), target.process(MAIN, options(), arguments(json)), log, LIMIT);
    if (failure.isPresent()) {
      return new Timed(List.of(), failure.map(text -> text + LoggedProcess.logged(log)));
    }
    List<BenchRow> rows = rows(json);
    List<String> missing = missing(rows);
    return new Timed(
        rows,
        missing.isEmpty()
            ? Optional.empty()
            : Optional.of(
                what()
                    + " failed in "
                    + String.join(", ", missing)
                    + ": "
                    + LastWords.of(log)
                    + LoggedProcess.logged(log)));
  }

  /** Workloads of which forks have no row, such as {@code 1 of 5 forks of TrainStep.trainStep}. */
  private List<String> missing(List<BenchRow> rows) {
    List<String> missing = new ArrayList<>();
    for (Workload workload : selection.workloads()) {
      long found =
          rows.stream().filter(row -> row.benchmark().equals(workload.shortName())).count();
      if (found < forks()) {
        missing.add((forks() - found) + " of " + forks() + " forks of " + workload.shortName());
      }
    }
    return missing;
  }

  /**
   * What came of it.
   *
   * @param rows measured
   * @param failure what failed besides; empty where nothing did
   */
  record Timed(List<BenchRow> rows, Optional<String> failure) {
    Timed {
      rows = List.copyOf(rows);
    }
  }

  private String what() {
    return "benchmark of " + target;
  }

  /** JMH would refuse to begin beside another run of it, in the middle of this one. */
  private List<String> options() {
    List<String> options = new ArrayList<>(jvm);
    options.add("-Djmh.ignoreLock=true");
    return options;
  }

  private static List<BenchRow> rows(Path json) {
    try {
      return JmhResults.parse(Files.readString(json, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new BenchException("cannot read " + json + ": " + e.getMessage(), e);
    }
  }

  /** Combinations of parameters: forks of each workload. */
  int forks() {
    return selection.parameters().values().stream()
        .mapToInt(List::size)
        .reduce(1, Math::multiplyExact);
  }

  /** What JMH is told; the same could be typed by hand. */
  List<String> arguments(Path json) {
    List<String> arguments = new ArrayList<>();
    selection
        .workloads()
        .forEach(workload -> arguments.add("^" + Pattern.quote(workload.benchmark()) + "$"));
    arguments.addAll(List.of("-foe", "false", "-f", "1", "-t", "1", "-bm", "avgt", "-tu", "ms"));
    arguments.addAll(List.of("-wi", Integer.toString(timing.warmups()), "-w", length()));
    arguments.addAll(List.of("-i", Integer.toString(timing.iterations()), "-r", length()));
    arguments.addAll(List.of("-prof", MEMORY, "-rf", "json", "-rff", json.toString()));
    parameter(arguments, "engine", List.of(target.engine()));
    parameter(arguments, "device", List.of(target.device().toString()));
    parameter(arguments, "threads", List.of(Integer.toString(target.device().threads())));
    selection.parameters().forEach((name, values) -> parameter(arguments, name, values));
    return arguments;
  }

  private String length() {
    return timing.milliseconds() + "ms";
  }

  private static void parameter(List<String> arguments, String name, List<String> values) {
    arguments.add("-p");
    arguments.add(name + "=" + String.join(",", values));
  }
}
