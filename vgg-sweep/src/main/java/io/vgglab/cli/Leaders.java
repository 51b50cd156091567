package io.vgglab.cli;

import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.study.TrialStatus;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.study.StudySummary;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the best trials of a study as a short table. */
final class Leaders {

  private static final int SHOWN = 5;

  private Leaders() {}

  static void print(StoredStudy stored, PrintWriter out) {
    StudyReport report = StudySummary.of(stored, Instant.now());
    long infeasible = report.count(TrialStatus.INFEASIBLE);
    out.println(
        String.format(
            Locale.ROOT,
            "%d %s: %d complete, %d pruned, %d failed%s",
            report.trials().size(),
            report.trials().size() == 1 ? "trial" : "trials",
            report.count(TrialStatus.COMPLETE),
            report.count(TrialStatus.PRUNED),
            report.count(TrialStatus.FAILED),
            infeasible == 0 ? "" : ", " + infeasible + " infeasible"));
    List<TrialReport> best =
        report.ranked().stream()
            .filter(trial -> trial.status() == TrialStatus.COMPLETE)
            .limit(SHOWN)
            .toList();
    for (TrialReport trial : best) {
      out.println(
          String.format(
              Locale.ROOT,
              "  %-9s %s %.4f  %s",
              "trial " + trial.number(),
              report.primary().metric(),
              trial.value(),
              trial.parameters().entrySet().stream()
                  .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                  .collect(Collectors.joining(" "))));
    }
  }
}
