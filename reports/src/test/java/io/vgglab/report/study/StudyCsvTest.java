package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.page.HtmlPage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StudyCsvTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void csv_isTheSameUnderEveryLocale() {
    String expected =
        """
        trial,state,macro F1,imagesSeen,batchNorm,learningRate,epochs,imagesPerSecond,seconds,attempts,reason
        0,complete,0.80523,5000000,after-activation,0.01,1,1040.5,90.25,1,
        1,failed,,,none,0.03,0,,,0,"diverged, loss was NaN"
        """;

    assertThat(under(Locale.ROOT, () -> StudyCsv.write(givenStudy()))).isEqualTo(expected);
    assertThat(under(Locale.GERMANY, () -> StudyCsv.write(givenStudy()))).isEqualTo(expected);
  }

  @Test
  void columns_haveNamesOfTheirOwn() {
    TrialReport trial =
        TrialReport.of(0, TrialStatus.COMPLETE, Map.of("epochs", ParameterValue.of(3)))
            .withValue(0.8)
            .withMetrics(Map.of("accuracy", 0.7, "seconds", 60.0));
    StudyReport study =
        StudyReport.of(
            "by accuracy",
            new Objective("accuracy", Objective.Direction.MAXIMIZE),
            DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
            List.of(trial),
            StudyContext.at(NOON));

    assertThat(StudyCsv.write(study).lines().findFirst())
        .contains(
            "trial,state,accuracy,metric.seconds,param.epochs,epochs,imagesPerSecond,seconds,"
                + "attempts,reason");
  }

  @Test
  void metricOfAnotherProgram_hasAColumnOfItsOwn() {
    StudyReport study =
        StudyReport.of(
            "theirs",
            new Objective("seconds", Objective.Direction.MINIMIZE),
            DataFacts.of("unknown", EvaluatedSplit.UNKNOWN),
            List.of(),
            StudyContext.at(NOON));

    assertThat(StudyCsv.write(study))
        .startsWith("trial,state,metric.seconds,epochs,imagesPerSecond,seconds,");
  }

  @Test
  void page_isTheSameUnderEveryLocale() {
    HtmlPage root = under(Locale.ROOT, () -> StudyPage.render(givenStudy()));
    HtmlPage german = under(Locale.GERMANY, () -> StudyPage.render(givenStudy()));
    HtmlPage arabic = under(Locale.forLanguageTag("ar-EG"), () -> StudyPage.render(givenStudy()));

    assertThat(german).isEqualTo(root);
    assertThat(arabic).isEqualTo(root);
  }

  private static <T> T under(Locale locale, Supplier<T> work) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(locale);
      return work.get();
    } finally {
      Locale.setDefault(before);
    }
  }

  static StudyReport givenStudy() {
    TrialReport first =
        TrialReport.of(0, TrialStatus.COMPLETE, parameters("after-activation", 0.01))
            .withValue(0.80523)
            .withMetrics(Map.of("imagesSeen", 5_000_000.0))
            .withEpochs(List.of(new EpochRow(1, 1.25, 0.81, 0.80523, 0.01, 1040.5, 48.1)))
            .withAttempts(List.of(new Attempt(1, 0, NOON, NOON.plusMillis(90_250))));
    TrialReport second =
        TrialReport.of(1, TrialStatus.FAILED, parameters("none", 0.03))
            .withReason("diverged, loss was NaN");
    return StudyReport.of(
        "two trials",
        Objective.macroF1(),
        DataFacts.of("cifar-10", EvaluatedSplit.VALIDATION),
        List.of(first, second),
        StudyContext.at(NOON));
  }

  private static Map<String, ParameterValue> parameters(String placement, double rate) {
    Map<String, ParameterValue> parameters = new LinkedHashMap<>();
    parameters.put("batchNorm", ParameterValue.of(placement));
    parameters.put("learningRate", ParameterValue.of(rate));
    return parameters;
  }
}
