package io.vgglab.report.study;

import io.vgglab.report.chart.Thinning;
import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.text.Numbers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The study as its page holds it: whole while it is small, thinned by a stated rule once it is not.
 *
 * @param report what the page hands out as JSON
 * @param rule what was left out, in words; empty where nothing was
 */
record EmbeddedStudy(StudyReport report, String rule) {

  private static final long MAX_MATRIX_CELLS = 300_000;
  private static final int DIGITS = 6;

  static EmbeddedStudy of(StudyReport report) {
    Thinning thinning = CurvesSection.thinning(report.trials());
    long cells =
        report.trials().stream()
            .mapToLong(trial -> (long) trial.confusion().classes().size() * classes(trial))
            .sum();
    boolean fewer = cells > MAX_MATRIX_CELLS;
    if (!thinning.isNeeded() && !fewer) {
      return new EmbeddedStudy(report, "");
    }
    Set<Integer> kept = fewer ? withMatrix(report) : Set.of();
    List<TrialReport> trials =
        report.trials().stream()
            .map(trial -> thinning.isNeeded() ? thinned(trial, thinning) : trial)
            .map(
                trial ->
                    !fewer || kept.contains(trial.number())
                        ? trial
                        : trial.withConfusion(Confusion.none()))
            .toList();
    return new EmbeddedStudy(report.withTrials(trials), rule(thinning, fewer, kept.size()));
  }

  private static int classes(TrialReport trial) {
    return trial.confusion().classes().size();
  }

  private static Set<Integer> withMatrix(StudyReport report) {
    Set<Integer> kept = new HashSet<>();
    long cells = 0;
    for (TrialReport trial : report.ranked()) {
      cells += (long) classes(trial) * classes(trial);
      if (cells > MAX_MATRIX_CELLS) {
        break;
      }
      kept.add(trial.number());
    }
    return kept;
  }

  private static TrialReport thinned(TrialReport trial, Thinning thinning) {
    List<Double> scores = trial.epochs().stream().map(EpochRow::macroF1).toList();
    return trial.withEpochs(
        thinning.keep(scores).stream().map(i -> rounded(trial.epochs().get(i))).toList());
  }

  private static EpochRow rounded(EpochRow epoch) {
    return new EpochRow(
        epoch.epoch(),
        rounded(epoch.loss()),
        rounded(epoch.accuracy()),
        rounded(epoch.macroF1()),
        rounded(epoch.learningRate()),
        rounded(epoch.imagesPerSecond()),
        rounded(epoch.seconds()));
  }

  private static double rounded(double value) {
    return Numbers.rounded(value, DIGITS);
  }

  private static String rule(Thinning thinning, boolean fewer, int matrices) {
    String curves =
        thinning.isNeeded()
            ? "This study is large, so its page holds less than its store. "
                + thinning.rule()
                + " The epochs that stay are rounded to 6 digits."
            : "";
    String confusion = fewer ? matrices(matrices) : "";
    return (curves + " " + confusion).strip();
  }

  private static String matrices(int trials) {
    return trials == 0
        ? "Confusion matrices are left out: with so many classes each is too large for a page."
        : "Confusion matrices are kept for the best "
            + (trials == 1 ? "trial." : Numbers.count(trials) + " trials.");
  }
}
