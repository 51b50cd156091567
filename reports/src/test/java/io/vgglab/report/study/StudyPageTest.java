package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.figure.DataFacts;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyPageTest {

  @Test
  void headline_isTheTestFigureOnceTheTestSetIsOpen() {
    HtmlPage page = StudyPage.render(SampleStudies.grid());

    assertThat(page.name()).isEqualTo("study-placement-of-batch-norm");
    assertThat(page.html())
        .contains("<strong id=\"headline-figure\">0.8051</strong>")
        .contains("macro F1 on the test set, best trial, selected on validation")
        .contains(
            "95 % interval 0.7966 to 0.8124; baseline 0.7714, 95 % interval 0.7631 to 0.7795.")
        .contains("Intervals by bootstrap over 10,000 test images, opened once, on 2026-11-24.")
        .contains("Published: 0.77 (2018, without batch norm) and 0.81 (2018, with batch norm).")
        .contains("selected among 36 trials (30 complete) by this figure, so it is optimistic");
  }

  @Test
  void everyFigure_hasATable() {
    for (StudyReport study : List.of(SampleStudies.grid(), SampleStudies.repeated())) {
      String[] figures = StudyPage.render(study).html().split("<figure ", -1);

      assertThat(figures).hasSizeGreaterThan(5);
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
  void trainingsOfOneTrial_areItsInterval() {
    StudyReport study = SampleStudies.seeded();
    TrialReport best = study.best().orElseThrow();
    Interval interval = Statistics.of(best.seedValues()).interval95();

    String html = StudyPage.render(study).html();

    assertThat(html)
        .contains("the mean over 5 seeds, selected among 4 trials")
        .contains(
            "Over seeds its 95 % interval is "
                + Numbers.score(interval.low())
                + " to "
                + Numbers.score(interval.high()))
        .contains("4 settings were trained with more than one seed.")
        .contains("Each row is a mean over seeds; epochs and images/s are the first seed")
        .doesNotContain("single run, selected");
  }

  @Test
  void frontsTable_hasTheTrialsBehindTheFrontToo() {
    StudyReport study = SampleStudies.repeated();

    String html = StudyPage.render(study).html();

    String table = html.substring(html.indexOf("id=\"front-table\""));
    assertThat(table.substring(0, table.indexOf("</table>")).split("<tr", -1))
        .hasSize(study.trials().size() + 2);
  }

  @Test
  void testedNetworkOfSeveralSeeds_isSaidToBeTheFirst() {
    StudyReport seeded = SampleStudies.seeded();
    TestResult onTest = onTestImages(SampleStudies.grid().tests().get(0));

    assertThat(StudyPage.render(seeded.withTests(List.of(onTest))).html())
        .contains("selected on these very images")
        .contains("Of several seeds the network of the first is tested.");
  }

  @Test
  void laterTrialThatIsBetter_isNotTested() {
    StudyReport study = SampleStudies.grid();
    TrialReport later = TrialReport.of(99, TrialStatus.COMPLETE, Map.of()).withValue(0.99);
    List<TrialReport> trials = new ArrayList<>(study.trials());
    trials.add(later);

    assertThat(StudyPage.render(study.withTrials(trials)).html())
        .contains("A later trial has a better one; the test set is not opened a second time.");
  }

  @Test
  void figuresOfTestImagesThatSelected_areCalledOptimistic() {
    StudyReport study =
        SampleStudies.grid().withTests(List.of(onTestImages(SampleStudies.grid().tests().get(0))));

    assertThat(StudyPage.render(study).html())
        .contains("best trial, selected on these very test images")
        .contains("The best trial was selected on these very images, so its figure is optimistic.");
  }

  @Test
  void onlyTrial_isNotCalledSelected() {
    StudyReport study = SampleStudies.grid().withTests(List.of());
    TrialReport best = study.best().orElseThrow();

    String html = StudyPage.render(study.withTrials(List.of(best))).html();

    assertThat(html).contains("the only trial.", "1 row</output>").doesNotContain("selected among");
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

  private static TestResult onTestImages(TestResult tested) {
    return new TestResult(
        tested.role(),
        tested.trial(),
        tested.macroF1(),
        tested.interval(),
        tested.confusion(),
        "",
        TestResult.Choice.ON_TEST);
  }
}
