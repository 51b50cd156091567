package io.vgglab.report.study;

import io.vgglab.report.figure.F1Error;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import java.util.List;
import java.util.Optional;

/**
 * Which trials can be told from the best one.
 *
 * <p>Where trials were trained with several seeds, their means are compared by Welch's t. Where
 * each is a single run, two are told apart if their macro F1 differ by more than 1.96 times the
 * root of the sum of both variances over the validated images. All trials saw the same images, so
 * the true spread of a difference is smaller: a trial that is called separable is so. Other seeds
 * would add to the spread, which a single run cannot show.
 */
final class Separability {

  private static final String BY_IMAGES =
      "Intervals are 95 % over the validated images, without the scatter of other seeds; "
          + "\"not separable\" means that the difference from the best trial may be chance by the"
          + " images alone.";

  private static final String BY_SEEDS =
      "Intervals are Student's 95 % of the mean over seeds, from 3 on; \"not separable\" means that"
          + " the difference from the best trial may be chance by Welch's t at 5 %.";

  private static final double SAME_FIGURE = 1e-4;

  private final boolean byMacroF1;
  private final boolean bySeeds;
  private final Optional<TrialReport> best;

  Separability(StudyReport report) {
    byMacroF1 = report.isByMacroF1();
    bySeeds = report.hasSeeds();
    best = report.best().filter(this::hasSpread);
  }

  /** Whether the trials have intervals at all. */
  boolean isKnown() {
    return best.isPresent();
  }

  /** The rule in one sentence. */
  String rule() {
    return bySeeds ? BY_SEEDS : BY_IMAGES;
  }

  /** What the intervals are over. */
  String over() {
    return bySeeds ? "seeds" : "the images";
  }

  /** The interval of a trial's value; none where nothing is known of its spread. */
  Interval interval(TrialReport trial) {
    if (bySeeds) {
      return Statistics.of(trial.seedValues()).interval95();
    }
    return hasSpread(trial) ? F1Error.interval95(trial.confusion()) : Interval.none();
  }

  /**
   * What the leaderboard says of a trial; empty for one that is worse than the best, or unknown.
   */
  String verdict(TrialReport trial) {
    if (best.isEmpty() || trial.status() != TrialStatus.COMPLETE) {
      return "";
    }
    if (trial.number() == best.get().number()) {
      return "best";
    }
    return isLike(trial, best.get()) ? "not separable" : "";
  }

  /** Complete trials other than the best that cannot be told from it. */
  long likeBest(List<TrialReport> trials) {
    return trials.stream().filter(trial -> verdict(trial).equals("not separable")).count();
  }

  /** Complete trials other than the best that can be held against it. */
  long compared(List<TrialReport> trials) {
    return trials.stream()
        .filter(trial -> trial.status() == TrialStatus.COMPLETE)
        .filter(this::hasSpread)
        .filter(trial -> best.filter(it -> it.number() != trial.number()).isPresent())
        .count();
  }

  private boolean isLike(TrialReport trial, TrialReport other) {
    if (!hasSpread(trial)) {
      return false;
    }
    if (bySeeds) {
      return Statistics.of(trial.seedValues()).isLike(Statistics.of(other.seedValues()));
    }
    double spread = Math.hypot(F1Error.of(trial.confusion()), F1Error.of(other.confusion()));
    return Math.abs(trial.value() - other.value()) <= F1Error.Z95 * spread;
  }

  /** Whether anything is known of how a trial's value would scatter. */
  private boolean hasSpread(TrialReport trial) {
    return bySeeds
        ? !Statistics.of(trial.seedValues()).interval95().isEmpty()
        : byMacroF1 && isMacroF1(trial);
  }

  private static boolean isMacroF1(TrialReport trial) {
    return !trial.confusion().isEmpty()
        && Math.abs(trial.confusion().macroF1() - trial.value()) <= SAME_FIGURE;
  }
}
