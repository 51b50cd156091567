package io.vgglab.bench.run;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.NetworkSubject;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Subject;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.LayerRow;
import io.vgglab.report.bench.RoofRow;
import io.vgglab.report.bench.Setup;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Times of single layers and roofs of all targets, measured behind the benchmarks.
 *
 * @param rows what engines say of layers
 * @param roofs what devices did at best
 * @param failures engines whose layers could not be timed, which costs the run nothing else
 */
record LayerRun(List<LayerRow> rows, List<RoofRow> roofs, List<Absent> failures) {

  /** What {@code -Dbench.include} must match. */
  static final String NAME = "LayerTimes";

  private static final Duration LIMIT = Duration.ofHours(2);

  LayerRun {
    rows = List.copyOf(rows);
    roofs = List.copyOf(roofs);
    failures = List.copyOf(failures);
  }

  /** Measures the networks of the run with their largest batch, one process a target. */
  static LayerRun measure(
      Options options, ResultFolder folder, Consumer<String> progress, List<Target> targets) {
    List<LayerRow> rows = new ArrayList<>();
    List<RoofRow> roofs = new ArrayList<>();
    List<Absent> failures = new ArrayList<>();
    List<Case> cases = cases(options.selections());
    if (options.include().matcher(NAME).find() && !cases.isEmpty()) {
      for (Target target : targets) {
        progress.accept("layer by layer: " + target);
        try {
          LayerProfile profile = profile(options, folder, target, cases);
          rows.addAll(LayerRows.of(target, profile));
          LayerRows.roof(target, profile).ifPresent(roofs::add);
        } catch (BenchException | UncheckedIOException e) {
          progress.accept(e.getMessage());
          failures.add(new Absent(target.engine(), target.device().toString(), e.getMessage()));
        }
      }
    }
    return new LayerRun(rows, roofs, failures);
  }

  /** The row with its share of what its device did at best in this run. */
  BenchRow underRoof(BenchRow row) {
    Setup setup = row.setup();
    return Meaning.underRoof(
        row,
        roofs.stream()
            .filter(roof -> roof.isOf(setup))
            .mapToDouble(RoofRow::gigaflops)
            .max()
            .orElse(0),
        rows.stream()
            .filter(layer -> isOnDeviceOf(layer.setup(), setup) && LayerRows.isConvolution(layer))
            .mapToDouble(LayerRow::gigaflops)
            .max()
            .orElse(0));
  }

  private static boolean isOnDeviceOf(Setup layer, Setup row) {
    return layer.plan().device().equals(row.plan().device()) && layer.threads() == row.threads();
  }

  /** Every network once, with the largest batch that any selection has for it. */
  static List<Case> cases(List<Selection> selections) {
    Map<Subject, Case> largest = new LinkedHashMap<>();
    for (Selection selection : selections) {
      for (String batch : selection.parameters().getOrDefault("batchSize", List.of())) {
        selection.subjects().stream()
            .filter(subject -> subject instanceof NetworkSubject)
            .map(subject -> new Case(subject, Integer.parseInt(batch)))
            .forEach(it -> largest.merge(it.subject(), it, LayerRun::larger));
      }
    }
    return List.copyOf(largest.values());
  }

  private static Case larger(Case one, Case other) {
    return one.batchSize() >= other.batchSize() ? one : other;
  }

  private static LayerProfile profile(
      Options options, ResultFolder folder, Target target, List<Case> cases) {
    Path answer = folder.file("layers-" + target.fileName() + ".json");
    LoggedProcess.run(
        "layer times of " + target,
        target.process(
            LayerProcess.class.getName(),
            options.jvm(),
            CaseArguments.of(target, answer, cases).texts()),
        folder.file("layers-" + target.fileName() + ".log"),
        LIMIT);
    return LayerProfile.read(answer);
  }
}
