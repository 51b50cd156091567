package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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

  @Test
  void settingsFarApart_areToldApartWithWelchsInterval() {
    String html = page(seeds(0, 0.1, 0.60, 0.61, 0.62), seeds(1, 0.01, 0.40, 0.41, 0.42));

    assertThat(html)
        .contains("1 of 1 pair is apart by more than their seeds explain.")
        .contains("learningRate 0.1 against learningRate 0.01")
        .contains("0.1773 to 0.2227");
  }

  @Test
  void settingsWithinTheirScatter_areNotSeparable() {
    assertThat(page(seeds(0, 0.1, 0.5, 0.6, 0.7), seeds(1, 0.01, 0.4, 0.5, 0.6)))
        .contains("0 of 1 pair is apart")
        .contains("-0.1267 to 0.3267");
  }

  @Test
  void settingsOfTwoSeeds_areNotHeldAgainstEachOther() {
    assertThat(page(seeds(0, 0.1, 0.5, 0.6), seeds(1, 0.01, 0.4, 0.5)))
        .contains("id=\"repeat-means\"")
        .doesNotContain("id=\"repeat-differences\"");
  }

  @Test
  void settingsThatDifferInMuch_areComparedWithTheBestAlone() {
    String html =
        page(
            both(seeds(0, 0.1, 0.70, 0.71, 0.72), 32),
            both(seeds(1, 0.01, 0.60, 0.61, 0.62), 64),
            both(seeds(2, 0.1, 0.50, 0.51, 0.52), 128));

    assertThat(html)
        .contains("2 of 2 pairs are apart")
        .contains("batchSize 32, learningRate 0.1 against batchSize 64, learningRate 0.01")
        .contains("batchSize 32 against batchSize 128");
  }

  private static TrialReport both(TrialReport trial, long batchSize) {
    return TrialReport.of(
            trial.number(),
            TrialStatus.COMPLETE,
            Map.of(
                "learningRate",
                trial.parameters().get("learningRate"),
                "batchSize",
                ParameterValue.of(batchSize)))
        .withValue(trial.value())
        .withSeedValues(trial.seedValues())
        .withSeeds(trial.seeds());
  }

  private static TrialReport seeds(int number, double learningRate, Double... values) {
    List<Double> all = List.of(values);
    return TrialReport.of(
            number, TrialStatus.COMPLETE, Map.of("learningRate", ParameterValue.of(learningRate)))
        .withValue(Statistics.of(all).mean())
        .withSeedValues(all)
        .withSeeds(LongStream.rangeClosed(1, all.size()).boxed().toList());
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
