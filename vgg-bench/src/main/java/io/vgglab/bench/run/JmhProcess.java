package io.vgglab.bench.run;

import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Timing;
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
    int missing = forks() - rows.size();
    return new Timed(
        rows,
        missing > 0
            ? Optional.of(
                what()
                    + " failed in "
                    + missing
                    + " of "
                    + forks()
                    + " forks: "
                    + LoggedProcess.last(log)
                    + LoggedProcess.logged(log))
            : Optional.empty());
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

  /** Tests and runs of others lock JMH for a moment, which must not cost this one its hours. */
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

  /** Every workload with every combination of parameters. */
  int forks() {
    return selection.parameters().values().stream()
        .mapToInt(List::size)
        .reduce(selection.workloads().size(), Math::multiplyExact);
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
