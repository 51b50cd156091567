package io.vgglab.bench.run;

import io.vgglab.bench.environment.BusyShare;
import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.JmhResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
   * @throws BenchException if a network computes something wrong, a benchmark fails, or nothing can
   *     be measured
   */
  public BenchReport run(Targets targets, Environment before) {
    List<Absent> absent = new ArrayList<>(targets.absent());
    Map<Target, Map<String, String>> checks = new LinkedHashMap<>();
    Map<Target, Probed> probed = probe(targets.present(), absent, checks);
    if (probed.isEmpty()) {
      throw new BenchException("nothing can be measured: " + reasons(absent));
    }
    double busy = BusyShare.ofThisMachine();
    Environment environment =
        EngineFacts.add(
            before.with("busy before", Map.of("processors", BusyShare.text(busy))), probed, checks);
    folder.writeEnvironment(environment);
    List<Target> present = List.copyOf(probed.keySet());
    List<BenchRow> measured = Merge.rounds(time(present));
    LayerRun layers = LayerRun.of(options, folder, progress, present);
    List<BenchRow> rows =
        measured.stream().map(row -> Meaning.underRoof(Meaning.of(row), layers.roofs())).toList();
    environment = environment.with("load after", Map.of("load", Environment.load()));
    folder.writeEnvironment(environment);
    return new Findings(options, absent, busy)
        .report(rows, environment, clock.instant())
        .withLayers(layers.rows(), layers.roofs());
  }

  private Map<Target, Probed> probe(
      List<Target> targets, List<Absent> absent, Map<Target, Map<String, String>> checks) {
    Map<Target, Probed> probed = new LinkedHashMap<>();
    for (Target target : targets) {
      progress.accept("checking " + target);
      Probed answer = probe(target);
      if (answer.refusal().isEmpty()) {
        checks.put(target, gate.check(target.toString(), answer));
        probed.put(target, answer);
      } else {
        progress.accept(target + " is left out: " + answer.refusal());
        absent.add(new Absent(target.engine(), target.device().toString(), answer.refusal()));
      }
    }
    return probed;
  }

  private Probed probe(Target target) {
    Path answer = folder.file("probe-" + target.fileName() + ".json");
    List<String> arguments = new ArrayList<>();
    arguments.add(target.engine());
    arguments.add(target.device().toString());
    arguments.add(Integer.toString(target.device().threads()));
    arguments.add(answer.toString());
    options.selections().stream().flatMap(BenchRun::cases).distinct().forEach(arguments::add);
    ProcessBuilder process = target.process(ProbeProcess.class.getName(), options.jvm(), arguments);
    process.environment().put("OPENBLAS_VERBOSE", "2");
    Path log = folder.file("probe-" + target.fileName() + ".log");
    LoggedProcess.run("check of " + target, process, log);
    Probed probed = Probed.read(answer);
    return blasKernel(log)
        .map(name -> probed.withVersion("OpenBLAS kernel in use", name))
        .orElse(probed);
  }

  /** What OpenBLAS said it runs, which no function of its Java binding tells. */
  private static Optional<String> blasKernel(Path log) {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("Core: "))
          .map(line -> line.substring("Core: ".length()).strip())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** Subjects with the smallest batch that they are timed with. */
  private static Stream<String> cases(Selection selection) {
    String batch = selection.parameters().get("batchSize").get(0);
    return selection.subjects().stream()
        .map(subject -> new Case(subject, Integer.parseInt(batch)).toString());
  }

  private List<BenchRow> time(List<Target> targets) {
    List<BenchRow> rows = new ArrayList<>();
    int rounds = options.timing().rounds();
    for (int round = 1; round <= rounds; round++) {
      for (Selection selection : options.selections()) {
        for (Target target : targets) {
          progress.accept(
              "round " + round + " of " + rounds + ": " + selection.name() + ", " + target);
          rows.addAll(time(target, selection, round));
        }
      }
    }
    return rows;
  }

  private List<BenchRow> time(Target target, Selection selection, int round) {
    String name = "jmh-" + selection.name() + "-" + target.fileName() + "-round" + round;
    Path json = folder.file(name + ".json");
    new JmhProcess(target, selection, options.timing(), options.jvm())
        .run(json, folder.file(name + ".log"));
    try {
      return JmhResults.parse(Files.readString(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + json, e);
    }
  }

  private static String reasons(List<Absent> absent) {
    return String.join(
        "; ",
        absent.stream().map(a -> a.engine() + " on " + a.device() + ": " + a.reason()).toList());
  }
}
