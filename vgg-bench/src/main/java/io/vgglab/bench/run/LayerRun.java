package io.vgglab.bench.run;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.NetworkSubject;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Subject;
import io.vgglab.report.bench.LayerRow;
import io.vgglab.report.bench.RoofRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Times of single layers and roofs of all targets, measured behind the benchmarks.
 *
 * @param rows what engines say of layers
 * @param roofs what devices did at best
 */
record LayerRun(List<LayerRow> rows, List<RoofRow> roofs) {

  /** What {@code -Dbench.include} must match. */
  private static final String NAME = "LayerTimes";

  LayerRun {
    rows = List.copyOf(rows);
    roofs = List.copyOf(roofs);
  }

  /** Measures the networks of the run with their largest batch, one process a target. */
  static LayerRun of(
      Options options, ResultFolder folder, Consumer<String> progress, List<Target> targets) {
    List<LayerRow> rows = new ArrayList<>();
    List<RoofRow> roofs = new ArrayList<>();
    List<String> cases =
        options.selections().stream()
            .flatMap(LayerRun::cases)
            .map(Case::toString)
            .distinct()
            .toList();
    if (options.include().matcher(NAME).find() && !cases.isEmpty()) {
      for (Target target : targets) {
        progress.accept("layer by layer: " + target);
        LayerProfile profile = profile(options, folder, target, cases);
        rows.addAll(LayerRows.of(target, profile));
        LayerRows.roof(target, profile).ifPresent(roofs::add);
      }
    }
    return new LayerRun(rows, roofs);
  }

  private static Stream<Case> cases(Selection selection) {
    List<String> batches = selection.parameters().get("batchSize");
    int largest = Integer.parseInt(batches.get(batches.size() - 1));
    Stream<Subject> subjects = selection.subjects().stream();
    return subjects
        .filter(subject -> subject instanceof NetworkSubject)
        .map(subject -> new Case(subject, largest));
  }

  private static LayerProfile profile(
      Options options, ResultFolder folder, Target target, List<String> cases) {
    Path answer = folder.file("layers-" + target.fileName() + ".json");
    List<String> arguments = new ArrayList<>();
    arguments.add(target.engine());
    arguments.add(target.device().toString());
    arguments.add(Integer.toString(target.device().threads()));
    arguments.add(answer.toString());
    arguments.addAll(cases);
    LoggedProcess.run(
        "layer times of " + target,
        target.process(LayerProcess.class.getName(), options.jvm(), arguments),
        folder.file("layers-" + target.fileName() + ".log"));
    return LayerProfile.read(answer);
  }
}
