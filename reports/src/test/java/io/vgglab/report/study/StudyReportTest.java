package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyReportTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void ranked_isByStateThenValueThenNumber() {
    StudyReport study =
        givenStudy(
            Objective.macroF1(),
            givenTrial(0, TrialStatus.PRUNED, 0.9, 60),
            givenTrial(1, TrialStatus.COMPLETE, 0.7, 60),
            givenTrial(2, TrialStatus.COMPLETE, 0.8, 60),
            givenTrial(3, TrialStatus.FAILED, Double.NaN, 60));

    assertThat(study.ranked().stream().map(TrialReport::number)).containsExactly(2, 1, 0, 3);
    assertThat(study.best().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void infiniteValue_isNeverFirst() {
    StudyReport study =
        givenStudy(
            Objective.macroF1(),
            givenTrial(0, TrialStatus.COMPLETE, Double.POSITIVE_INFINITY, 60),
            givenTrial(1, TrialStatus.COMPLETE, 0.8, 60),
            givenTrial(2, TrialStatus.PRUNED, 0.9, 60));

    assertThat(study.ranked().stream().map(TrialReport::number)).containsExactly(1, 0, 2);
  }

  @Test
  void minimizing_takesTheLeastValue() {
    StudyReport study =
        givenStudy(
            new Objective("loss", Objective.Direction.MINIMIZE),
            givenTrial(0, TrialStatus.COMPLETE, 0.7, 60),
            givenTrial(1, TrialStatus.COMPLETE, 0.2, 60));

    assertThat(study.best().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void front_leavesOutTrialsThatAnotherBeatsAtTheSameCost() {
    StudyReport study =
        givenStudy(
            Objective.macroF1(),
            givenTrial(0, TrialStatus.COMPLETE, 0.7, 60),
            givenTrial(1, TrialStatus.COMPLETE, 0.8, 60),
            givenTrial(2, TrialStatus.COMPLETE, 0.75, 90),
            givenTrial(3, TrialStatus.COMPLETE, 0.85, 120));

    assertThat(StudyPage.render(study).html()).contains("2 of 4 complete trials are on the front.");
  }

  @Test
  void manyNumbers_standInMapsAsRanges() {
    List<TrialReport> trials = new ArrayList<>();
    for (int number = 0; number < 24; number++) {
      Map<String, ParameterValue> parameters =
          Map.of(
              "batchNorm", ParameterValue.of(number % 2 == 0 ? "none" : "after"),
              "learningRate", ParameterValue.of(0.001 * (1 + number)),
              "batchSize", ParameterValue.of((long) number));
      trials.add(
          TrialReport.of(number, TrialStatus.COMPLETE, parameters).withValue(0.5 + 0.01 * number));
    }

    assertThat(
            StudyPage.render(givenStudy(Objective.macroF1(), trials.toArray(new TrialReport[0])))
                .html())
        .contains("<h3>batchNorm none</h3>", "<h3>batchNorm after</h3>")
        .contains(">0.001 to 0.006</td>", ">18 to 23</td>");
  }

  @Test
  void sameNumberTwice_isRefused() {
    TrialReport trial = givenTrial(4, TrialStatus.COMPLETE, 0.7, 60);

    assertThatThrownBy(() -> givenStudy(Objective.macroF1(), trial, trial))
        .hasMessage("trials must have distinct numbers, but 2 trials had 1 numbers");
  }

  private static StudyReport givenStudy(Objective objective, TrialReport... trials) {
    return StudyReport.of(
        "study",
        objective,
        DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
        List.of(trials),
        StudyContext.at(NOON));
  }

  private static TrialReport givenTrial(
      int number, TrialStatus status, double value, long seconds) {
    return TrialReport.of(number, status, Map.of())
        .withValue(value)
        .withAttempts(List.of(new Attempt(1, 0, NOON, NOON.plusSeconds(seconds))));
  }
}
