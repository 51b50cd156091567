package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatSectionTest {

  private static final Map<String, ParameterValue> SETTINGS =
      Map.of("learningRate", ParameterValue.of(0.1));

  @Test
  void sameSeedAgain_isNoRepetition() {
    assertThat(page(trial(0, 0.5, 1), trial(1, 0.52, 1))).doesNotContain("id=\"repeat-means\"");
  }

  @Test
  void eachSeed_countsOnce() {
    String html = page(trial(0, 0.5, 1), trial(1, 0.52, 1), trial(2, 0.6, 2), trial(3, 0.76, 3));

    assertThat(html)
        .contains("1 setting was trained with more than one seed.")
        .contains(Numbers.score(Statistics.of(List.of(0.5, 0.6, 0.76)).mean()))
        .contains("(n 3)")
        .contains("each seed once");
  }

  @Test
  void unknownSeeds_countAsOthers() {
    TrialReport old =
        TrialReport.of(0, TrialStatus.COMPLETE, SETTINGS).withValue(0.5).withSeeds(List.of());

    assertThat(page(old, trial(1, 0.52, 1)))
        .contains("1 setting was trained with more than one seed.")
        .contains("trials whose seed is unknown count each");
  }

  private static TrialReport trial(int number, double value, long seed) {
    return TrialReport.of(number, TrialStatus.COMPLETE, SETTINGS)
        .withValue(value)
        .withSeeds(List.of(seed));
  }

  private static String page(TrialReport... trials) {
    return StudyPage.render(
            StudyReport.of(
                "repeats",
                Objective.macroF1(),
                DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
                List.of(trials),
                new StudyContext(SampleReports.NOW, "", Map.of(), Map.of(), List.of())))
        .html();
  }
}
