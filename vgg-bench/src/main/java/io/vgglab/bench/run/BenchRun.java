package io.vgglab.bench.run;

import io.vgglab.bench.environment.BusyShare;
import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.JmhResults;
import io.vgglab.report.bench.LayerRow;
import io.vgglab.report.bench.RoofRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Probes, times and merges: from targets to a report. */
public final class BenchRun {

  private final Options options;
  private final ResultFolder folder;
  private final Consumer<String> progress;
  private final InstantSource clock;
  private final Gate gate;

  /**
   * A run.
   *
   * @param folder where results of JMH and logs go
   * @param progress hears one line for every process that starts
   */
  public BenchRun(
      Options options, ResultFolder folder, Consumer<String> progress, InstantSource clock) {
    this(options, folder, progress, clock, Gate.stored());
  }

  BenchRun(
      Options options,
      ResultFolder folder,
      Consumer<String> progress,
      InstantSource clock,
      Gate gate) {
    this.options = options;
    this.folder = folder;
    this.progress = progress;
    this.clock = clock;
    this.gate = gate;
  }

  /**
   * Runs everything.
   *
   * @throws IncompleteRunException if a benchmark fails; what was measured before comes with it
   * @throws BenchException if a network computes something wrong, or engines are to be measured and
   *     none can be
   */
  public BenchReport run(Targets targets, Environment before) {
    EngineChecks checks = EngineChecks.of(options, folder, progress, gate, targets.present());
    List<Absent> absent =
        Stream.concat(targets.absent().stream(), checks.refused().stream()).toList();
    List<Target> present = checks.passed();
    if (present.isEmpty() && options.selections().stream().anyMatch(Selection::needsEngine)) {
      throw new BenchException("nothing can be measured: " + reasons(absent));
    }
    double busy = BusyShare.ofThisMachine();
    Environment environment =
        checks.describe(before.with("busy before", Map.of("processors", BusyShare.text(busy))));
    folder.writeEnvironment(environment);
    List<BenchRow> measured = new ArrayList<>();
    List<LayerRow> rows = new ArrayList<>();
    List<RoofRow> roofs = new ArrayList<>();
    Optional<BenchException> failure = Optional.empty();
    try {
      time(present, measured);
      LayerRun.measure(options, folder, progress, present, rows, roofs);
    } catch (BenchException e) {
      failure = Optional.of(e);
    }
    environment = environment.with("load after", Map.of("load", Environment.load()));
    folder.writeEnvironment(environment);
    LayerRun layers = new LayerRun(rows, roofs);
    Optional<String> cutOff = failure.map(BenchException::getMessage);
    BenchReport report =
        new Findings(options, absent, busy, cutOff)
            .report(rows(measured, layers), environment, clock.instant())
            .withLayers(layers.rows(), layers.roofs());
    if (failure.isPresent()) {
      throw measured.isEmpty() ? failure.get() : new IncompleteRunException(failure.get(), report);
    }
    return report;
  }

  private static List<BenchRow> rows(List<BenchRow> measured, LayerRun layers) {
    return Merge.rounds(measured).stream().map(Meaning::of).map(layers::underRoof).toList();
  }

  private void time(List<Target> engines, List<BenchRow> rows) {
    int rounds = options.timing().rounds();
    for (int round = 1; round <= rounds; round++) {
      for (Selection selection : options.selections()) {
        for (Target target : selection.needsEngine() ? engines : List.of(Target.JVM)) {
          progress.accept(
              "round " + round + " of " + rounds + ": " + selection.name() + ", " + target);
          rows.addAll(time(target, selection, round));
        }
      }
    }
  }

  private List<BenchRow> time(Target target, Selection selection, int round) {
    String name = "jmh-" + selection.name() + "-" + target.fileName() + "-round" + round;
    Path json = folder.file(name + ".json");
    new JmhProcess(target, selection, options.timing(), options.jvm())
        .run(json, folder.file(name + ".log"));
    try {
      return JmhResults.parse(Files.readString(json, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new BenchException("cannot read " + json + ": " + e.getMessage(), e);
    }
  }

  private static String reasons(List<Absent> absent) {
    return String.join(
        "; ",
        absent.stream().map(a -> a.engine() + " on " + a.device() + ": " + a.reason()).toList());
  }
}
