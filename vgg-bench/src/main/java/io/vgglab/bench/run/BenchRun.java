package io.vgglab.bench.run;

import io.vgglab.bench.environment.BusyShare;
import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
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
   * @throws IncompleteRunException if a benchmark fails; what the others measured comes with it
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
    List<String> failures = time(present, measured);
    LayerRun layers = LayerRun.measure(options, folder, progress, present);
    environment = environment.with("load after", Map.of("load", Environment.load()));
    folder.writeEnvironment(environment);
    BenchReport report =
        new Findings(options, absent, busy, failures, layers.failures())
            .report(rows(measured, layers), environment, clock.instant())
            .withLayers(layers.rows(), layers.roofs());
    if (!failures.isEmpty()) {
      BenchException failure = new BenchException(String.join("; ", failures));
      throw measured.isEmpty() ? failure : new IncompleteRunException(failure, report);
    }
    return report;
  }

  private static List<BenchRow> rows(List<BenchRow> measured, LayerRun layers) {
    return Merge.rounds(measured).stream().map(Meaning::of).map(layers::underRoof).toList();
  }

  /** Times everything that can be, and says what cannot. */
  private List<String> time(List<Target> engines, List<BenchRow> rows) {
    List<String> failures = new ArrayList<>();
    int rounds = options.timing().rounds();
    for (int round = 1; round <= rounds; round++) {
      for (Selection selection : options.selections()) {
        for (Target target : selection.needsEngine() ? engines : List.of(Target.JVM)) {
          progress.accept(
              "round " + round + " of " + rounds + ": " + selection.name() + ", " + target);
          JmhProcess.Timed timed = time(target, selection, round);
          rows.addAll(timed.rows());
          timed.failure().ifPresent(progress);
          timed.failure().ifPresent(failures::add);
        }
      }
    }
    return failures;
  }

  private JmhProcess.Timed time(Target target, Selection selection, int round) {
    String name = "jmh-" + selection.name() + "-" + target.fileName() + "-round" + round;
    try {
      return new JmhProcess(target, selection, options.timing(), options.jvm())
          .run(folder.file(name + ".json"), folder.file(name + ".log"));
    } catch (BenchException e) {
      return new JmhProcess.Timed(List.of(), Optional.of(e.getMessage()));
    }
  }

  private static String reasons(List<Absent> absent) {
    return String.join(
        "; ",
        absent.stream().map(a -> a.engine() + " on " + a.device() + ": " + a.reason()).toList());
  }
}
