package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.text.Numbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyPageTest {

  private static final String EVIL = "<script>alert(1)</script>";

  @Test
  void headline_isTheTestFigureOnceTheTestSetIsOpen() {
    HtmlPage page = StudyPage.render(SampleStudies.grid());

    assertThat(page.name()).isEqualTo("study-placement-of-batch-norm");
    assertThat(page.html())
        .contains("<strong id=\"headline-figure\">0.8051</strong>")
        .contains("95 % interval 0.7966 to 0.8124; baseline 0.7714")
        .contains("selected among 36 trials (30 complete) by this figure, so it is optimistic");
  }

  @Test
  void everyFigure_hasATable() {
    for (StudyReport study : List.of(SampleStudies.grid(), SampleStudies.repeated())) {
      String[] figures = StudyPage.render(study).html().split("<figure ", -1);

      for (int i = 1; i < figures.length; i++) {
        String figure = figures[i].substring(0, figures[i].indexOf("</figure>"));
        assertThat(figure).containsAnyOf("<details><summary>Table", "<p class=\"table-link\">");
      }
    }
  }

  @Test
  void findings_areShownWithTheirIntervals() {
    String html = StudyPage.render(SampleStudies.grid()).html();

    assertThat(html)
        .contains("learningRate mattered most, with 61.0 %.")
        .contains("Of 540 planned epochs 511 are spent so far.")
        .contains("alt=\"airplane taken for cat, 99.0 %\"");
  }

  @Test
  void severalSeeds_standAsMeansWithIntervals() {
    String html = StudyPage.render(SampleStudies.repeated()).html();

    assertThat(html)
        .contains("4 settings were trained with more than one seed.")
        .contains("complete trials are on the front.")
        .contains("id=\"front-chart\"");
  }

  @Test
  void headline_isTheBestTrialsFigureWhileTheTestSetIsClosed() {
    StudyReport study = SampleStudies.grid().withTests(List.of());

    String html = StudyPage.render(study).html();

    String best = Numbers.score(study.best().orElseThrow().value());
    assertThat(html)
        .contains("<strong id=\"headline-figure\">" + best + "</strong>")
        .doesNotContain("id=\"test\"");
  }

  @Test
  void names_areEscapedEverywhere() {
    TrialReport trial =
        TrialReport.of(0, TrialStatus.COMPLETE, Map.of(EVIL, ParameterValue.of(EVIL)))
            .withValue(0.5)
            .withReason(EVIL);
    StudyReport study =
        StudyReport.of(
            EVIL,
            new Objective(EVIL, Objective.Direction.MAXIMIZE),
            DataFacts.of(EVIL, EvaluatedSplit.TEST),
            List.of(trial),
            StudyContext.at(SampleStudies.grid().context().createdAt()));

    String html = StudyPage.render(study).html();

    assertThat(html).doesNotContain(EVIL).contains("&lt;script&gt;alert(1)");
  }

  @Test
  void testSplit_isCalledOut() {
    StudyReport study =
        StudyReport.of(
            "peek",
            Objective.macroF1(),
            DataFacts.of("cifar-10", EvaluatedSplit.TEST),
            List.of(),
            StudyContext.at(SampleStudies.grid().context().createdAt()));

    assertThat(StudyPage.render(study).html())
        .contains("Trials were validated on the test set")
        .contains("No trial is complete yet.");
  }

  @Test
  void page_asksNoServer() {
    String html = StudyPage.render(SampleStudies.grid()).html();

    assertThat(html).contains("default-src &#39;none&#39;").doesNotContain("unsafe-inline");
    assertThat(html.replaceAll("(?s)<script>.*?</script>", ""))
        .doesNotContainPattern("<(img|script|link|iframe)[^>]* (src|href)=\"(?!data:)");
  }
}
