package io.vgglab.report.study;

import io.vgglab.report.figure.F1Error;
import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Optional;

/**
 * Which trials' macro F1 the validated images can tell from the best one's.
 *
 * <p>Two trials are told apart if their difference is more than 1.96 times the root of the sum of
 * both variances over the images. All trials saw the same images, so the true spread of a
 * difference is smaller: a trial that is called separable is so. Other seeds of the training would
 * add to the spread, which a single run cannot show.
 */
final class Separability {

  /** The rule in one sentence. */
  static final String RULE =
      "Intervals are 95 % over the validated images, without the scatter of other seeds; "
          + "\"not separable\" means that the difference from the best trial may be chance by the"
          + " images alone.";

  private static final double SAME_FIGURE = 1e-4;

  private final Optional<TrialReport> best;

  private Separability(Optional<TrialReport> best) {
    this.best = best;
  }

  static Separability of(StudyReport report) {
    return new Separability(report.best().filter(Separability::isMacroF1));
  }

  /** Whether the study's values are macro F1 with their confusion matrices. */
  boolean isKnown() {
    return best.isPresent();
  }

  /** The interval of a trial's value; none where it is not the macro F1 of its matrix. */
  Interval interval(TrialReport trial) {
    return isMacroF1(trial) ? F1Error.interval95(trial.confusion()) : Interval.none();
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
    return isLikeBest(trial) ? "not separable" : "";
  }

  /** Complete trials other than the best that cannot be told from it. */
  long likeBest(List<TrialReport> trials) {
    return trials.stream().filter(trial -> verdict(trial).equals("not separable")).count();
  }

  private boolean isLikeBest(TrialReport trial) {
    if (!isMacroF1(trial)) {
      return false;
    }
    double spread =
        Math.hypot(F1Error.of(trial.confusion()), F1Error.of(best.orElseThrow().confusion()));
    return Math.abs(trial.value() - best.orElseThrow().value()) <= F1Error.Z95 * spread;
  }

  private static boolean isMacroF1(TrialReport trial) {
    return !trial.confusion().isEmpty()
        && Math.abs(trial.confusion().macroF1() - trial.value()) <= SAME_FIGURE;
  }
}
