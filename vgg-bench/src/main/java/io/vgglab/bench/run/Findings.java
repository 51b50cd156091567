package io.vgglab.bench.run;

import io.vgglab.bench.environment.Environment;
import io.vgglab.bench.plan.Options;
import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Timing;
import io.vgglab.bench.plan.Workload;
import io.vgglab.bench.trust.Noise;
import io.vgglab.bench.trust.SteadyState;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.Standing;
import io.vgglab.report.bench.UnavailableRow;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A report around measured rows: what is missing, and what a reader must know.
 *
 * @param options of the run
 * @param absent engines and devices that could not be measured
 * @param busy share of the processors' time that something else took before the run
 * @param failures benchmarks that failed; none where the run is whole
 * @param withoutLayers engines whose layers could not be timed
 */
record Findings(
    Options options,
    List<Absent> absent,
    double busy,
    List<String> failures,
    List<Absent> withoutLayers) {

  Findings {
    absent = List.copyOf(absent);
    failures = List.copyOf(failures);
    withoutLayers = List.copyOf(withoutLayers);
  }

  BenchReport report(List<BenchRow> rows, Environment environment, Instant now) {
    return new BenchReport(
            options.preset().id(), now, rows, unavailable(), environment.flat(), notes(rows))
        .as(new Standing(failures.isEmpty(), options.slowdown() > 0));
  }

  private List<String> notes(List<BenchRow> rows) {
    List<String> notes = new ArrayList<>();
    failures.forEach(reason -> notes.add("Forks are missing: " + reason + "."));
    Timing timing = options.timing();
    notes.add(
        String.format(
            Locale.ROOT,
            "Each row%s: %d %s of %d iterations of %d ms after %d of warm-up.",
            failures.isEmpty() ? "" : ", but those with missing forks",
            timing.rounds(),
            timing.rounds() == 1 ? "fork" : "forks, engines taking turns,",
            timing.iterations(),
            timing.milliseconds(),
            timing.warmups()));
    if (options.selections().stream().anyMatch(Selection::needsEngine)) {
      notes.add(
          "Before timing, every network's parameters were counted, and its output, training and"
              + " gradients checked; the environment says against what.");
    }
    if (timing.rounds() < Statistics.LEAST_FOR_INTERVAL) {
      notes.add("Fewer than 3 forks: no interval over forks; -Dbench.rounds=3 gives one.");
    }
    if (options.slowdown() > 0) {
      notes.add(
          "Slowed on purpose by "
              + Numbers.significant(100 * options.slowdown(), 3)
              + " % to test the comparison: no figure here is an engine's.");
    }
    notes.addAll(Noise.ofMachine(busy));
    notes.addAll(Noise.ofRows(rows));
    notes.addAll(SteadyState.ofRows(rows));
    return notes;
  }

  private List<UnavailableRow> unavailable() {
    List<UnavailableRow> rows = new ArrayList<>();
    for (Absent missing : absent) {
      options.selections().stream()
          .flatMap(selection -> selection.workloads().stream())
          .filter(Workload::needsEngine)
          .distinct()
          .forEach(workload -> rows.add(row(missing, workload.shortName())));
    }
    withoutLayers.forEach(missing -> rows.add(row(missing, LayerRun.NAME)));
    return rows;
  }

  private static UnavailableRow row(Absent missing, String benchmark) {
    Setup setup =
        new Setup(new PlanKey("", missing.engine(), missing.device(), 0), "", "", 0, 0, Map.of());
    return new UnavailableRow(benchmark, setup, missing.reason());
  }
}
