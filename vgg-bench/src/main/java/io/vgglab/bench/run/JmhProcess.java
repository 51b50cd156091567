package io.vgglab.bench.run;

import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
   * Runs it.
   *
   * @param json where JMH writes its result
   * @param log where it prints
   * @throws BenchException if a benchmark fails
   */
  void run(Path json, Path log) {
    LoggedProcess.run(
        "benchmark of " + target, target.process(MAIN, jvm, arguments(json)), log, LIMIT);
  }

  /** What JMH is told; the same could be typed by hand. */
  List<String> arguments(Path json) {
    List<String> arguments = new ArrayList<>();
    selection
        .workloads()
        .forEach(workload -> arguments.add("^" + Pattern.quote(workload.benchmark()) + "$"));
    arguments.addAll(List.of("-foe", "true", "-f", "1", "-t", "1", "-bm", "avgt", "-tu", "ms"));
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
