package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.figure.Confusion;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeparabilityTest {

  @Test
  void verdict_saysWhichTrialsTheImagesCannotTellFromTheBest() {
    TrialReport best = givenTrial(0, 90);
    TrialReport close = givenTrial(1, 87);
    TrialReport far = givenTrial(2, 60);

    Separability separability = new Separability(givenStudy(best, close, far));

    assertThat(separability.verdict(best)).isEqualTo("best");
    assertThat(separability.verdict(close)).isEqualTo("not separable");
    assertThat(separability.verdict(far)).isEmpty();
    assertThat(separability.likeBest(List.of(best, close, far))).isEqualTo(1);
  }

  @Test
  void headline_claimsNothingOfWhatWasNotCompared() {
    TrialReport best = givenTrial(0, 90);
    TrialReport far = givenTrial(1, 60);
    TrialReport pruned = TrialReport.of(2, TrialStatus.PRUNED, Map.of()).withValue(0.1);

    assertThat(StudyPage.render(givenStudy(best, pruned)).html())
        .doesNotContain("separable from it")
        .contains("its 95 % interval is");
    assertThat(StudyPage.render(givenStudy(best, far, pruned)).html())
        .contains("every other complete trial is separable from it.");
  }

  @Test
  void otherMetrics_haveNoInterval() {
    TrialReport trial = givenTrial(0, 90).withValue(0.25);

    Separability separability = new Separability(givenStudy(trial));

    assertThat(separability.isKnown()).isFalse();
    assertThat(separability.interval(trial).isEmpty()).isTrue();
  }

  @Test
  void otherMetricThatHappensToBeEqual_hasNoInterval() {
    TrialReport trial = givenTrial(0, 90);
    StudyReport byAccuracy =
        givenStudy(new Objective("accuracy", Objective.Direction.MAXIMIZE), trial);

    assertThat(new Separability(byAccuracy).interval(trial).isEmpty()).isTrue();
  }

  @Test
  void twoSeeds_areTooFewForAnyVerdict() {
    TrialReport best = givenTrial(0, 90).withSeedValues(List.of(0.9, 0.9)).withValue(0.9);
    TrialReport far = givenTrial(1, 60).withSeedValues(List.of(0.1, 0.11)).withValue(0.105);

    Separability separability = new Separability(givenStudy(best, far));

    assertThat(separability.isKnown()).isFalse();
    assertThat(separability.verdict(far)).isEmpty();
    assertThat(separability.compared(List.of(best, far))).isZero();
  }

  private static StudyReport givenStudy(TrialReport... trials) {
    return givenStudy(Objective.macroF1(), trials);
  }

  private static StudyReport givenStudy(Objective objective, TrialReport... trials) {
    return StudyReport.of(
        "study",
        objective,
        DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
        List.of(trials),
        StudyContext.at(Instant.parse("2026-11-24T12:00:00Z")));
  }

  /** A trial with so many of 100 images right in each of two classes. */
  private static TrialReport givenTrial(int number, int right) {
    Confusion confusion =
        new Confusion(
            List.of("cat", "dog"),
            List.of(List.of(right, 100 - right), List.of(100 - right, right)));
    return TrialReport.of(number, TrialStatus.COMPLETE, Map.of())
        .withValue(confusion.macroF1())
        .withConfusion(confusion);
  }
}
