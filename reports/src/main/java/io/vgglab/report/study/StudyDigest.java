package io.vgglab.report.study;

import io.vgglab.report.figure.F1Error;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.figure.PlanScore;
import io.vgglab.report.view.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a study hands to a list of pages: its history, and the best trial of each plan. */
final class StudyDigest {

  private static final int PLANS = 8;

  private StudyDigest() {}

  static Digest of(StudyReport report) {
    return Digest.of(
            Digest.Shape.DOTS, report.completeTrials().stream().map(TrialReport::value).toList())
        .withScores(scores(report));
  }

  /**
   * The best trial of each plan, engine, device and batch size, on the test set if it was there.
   */
  private static List<PlanScore> scores(StudyReport report) {
    List<PlanScore> scores = new ArrayList<>();
    Set<PlanKey> seen = new HashSet<>();
    for (TrialReport trial : report.ranked()) {
      boolean counts = trial.status() == TrialStatus.COMPLETE && !trial.confusion().isEmpty();
      if (counts && scores.size() < PLANS && seen.add(trial.plan())) {
        scores.add(score(report, trial));
      }
    }
    return scores;
  }

  /** Whether the mean over seeds is known, which it is of the metric that trials are ranked by. */
  private static boolean isMean(StudyReport report, TrialReport trial) {
    return trial.hasSeeds() && report.isByMacroF1();
  }

  private static double validated(StudyReport report, TrialReport trial) {
    return isMean(report, trial) ? trial.value() : trial.confusion().macroF1();
  }

  private static PlanScore score(StudyReport report, TrialReport trial) {
    Optional<TestResult> test =
        report.tests().stream().filter(it -> it.trial() == trial.number()).findFirst();
    return new PlanScore(
        trial.plan(),
        "trial " + trial.number() + ", " + TrialFigures.parameters(trial.parameters()),
        test.map(TestResult::macroF1).orElseGet(() -> validated(report, trial)),
        test.map(TestResult::interval)
            .orElseGet(
                () ->
                    isMean(report, trial)
                        ? new Separability(report).interval(trial)
                        : F1Error.interval95(trial.confusion())),
        test.isPresent() ? "test set" : report.data().split().label(),
        TrialFigures.imagesPerSecond(trial));
  }
}
