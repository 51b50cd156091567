package io.vgglab.bench.run;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.network.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What came of trying every network of a run on every engine, before anything is timed.
 *
 * @param probed what engines that can run said and computed
 * @param answers by engine and network what its output was checked against
 * @param refused engines that cannot run here
 */
record EngineChecks(
    Map<Target, Probed> probed, Map<Target, Map<String, String>> answers, List<Absent> refused) {

  /** A driver that hangs must not stop the run. */
  private static final Duration DRIVER_LIMIT = Duration.ofMinutes(30);

  /** All networks at all sizes, with stock DL4J on a slow processor. */
  private static final Duration LIMIT = Duration.ofHours(6);

  EngineChecks {
    probed = Collections.unmodifiableMap(new LinkedHashMap<>(probed));
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    refused = List.copyOf(refused);
  }

  /**
   * Opens them, each engine in a process of its own.
   *
   * @throws BenchException if a network computes something wrong, or an engine breaks on a
   *     processor; one that breaks on a GPU is refused, since a driver can break it
   */
  static EngineChecks of(
      Options options,
      ResultFolder folder,
      Consumer<String> progress,
      Gate gate,
      List<Target> targets) {
    Map<Target, Probed> probed = new LinkedHashMap<>();
    Map<Target, Map<String, String>> answers = new LinkedHashMap<>();
    List<Absent> refused = new ArrayList<>();
    List<Case> cases =
        options.selections().stream().flatMap(EngineChecks::cases).distinct().toList();
    for (Target target : cases.isEmpty() ? List.<Target>of() : targets) {
      progress.accept("checking " + target);
      Probed answer = probe(options, folder, target, cases);
      if (answer.refusal().isEmpty()) {
        answers.put(target, gate.check(target.toString(), answer));
        probed.put(target, answer);
      } else {
        progress.accept(target + " is left out: " + answer.refusal());
        refused.add(new Absent(target.engine(), target.device().toString(), answer.refusal()));
      }
    }
    return new EngineChecks(probed, answers, refused);
  }

  /** The engines that may be timed. */
  List<Target> passed() {
    return List.copyOf(probed.keySet());
  }

  /** The environment with what engines said of themselves behind it. */
  Environment describe(Environment environment) {
    return EngineFacts.add(environment, probed, answers);
  }

  /** Subjects with every batch that they are timed with. */
  private static Stream<Case> cases(Selection selection) {
    List<String> batches = selection.parameters().getOrDefault("batchSize", List.of());
    return selection.subjects().stream()
        .flatMap(
            subject -> batches.stream().map(batch -> new Case(subject, Integer.parseInt(batch))));
  }

  private static Probed probe(
      Options options, ResultFolder folder, Target target, List<Case> cases) {
    Path answer = folder.file("probe-" + target.fileName() + ".json");
    Path log = folder.file("probe-" + target.fileName() + ".log");
    ProcessBuilder process =
        target.process(
            ProbeProcess.class.getName(),
            options.jvm(),
            CaseArguments.of(target, answer, cases).texts());
    process.environment().put("OPENBLAS_VERBOSE", "2");
    String what = "check of " + target;
    if (target.device().kind() == Device.Kind.CUDA) {
      Optional<String> failure = LoggedProcess.failure(what, process, log, DRIVER_LIMIT);
      if (failure.isPresent()) {
        return Probed.refused(failure.get());
      }
    } else {
      LoggedProcess.run(what, process, log, LIMIT);
    }
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
}
