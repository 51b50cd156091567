package io.vgglab.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticStudyTest {

  private static final StudyReport STUDY = SyntheticStudy.of(12, 5);

  @Test
  void study_isTheSameEveryTime() {
    assertThat(SyntheticStudy.of(12, 5)).isEqualTo(STUDY);
    assertThat(STUDY.completeTrials()).hasSize(12).allMatch(trial -> trial.epochs().size() == 5);
  }

  @Test
  void itsPage_passesTheCheck() {
    assertThatCode(() -> SyntheticStudy.check(STUDY, StudyPage.render(STUDY)))
        .doesNotThrowAnyException();
  }

  @Test
  void pageWithoutTrials_isNotTimed() {
    HtmlPage empty = StudyPage.render(STUDY.withTrials(STUDY.trials().subList(0, 1)));

    assertThatThrownBy(() -> SyntheticStudy.check(STUDY, empty))
        .hasMessageStartingWith(
            "page of a study must have a row for each of its 12 trials, but had ");
    assertThatThrownBy(
            () -> SyntheticStudy.check(STUDY, new HtmlPage("p", "p", "<html>", List.of())))
        .hasMessage(
            "page of a study must contain learningRate, batchSize, batchNorm, <h1>synthetic</h1>,"
                + " </html>");
  }
}
