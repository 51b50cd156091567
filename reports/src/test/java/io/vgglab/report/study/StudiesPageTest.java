package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.report.SampleReports;
import io.vgglab.report.SampleStudies;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudiesPageTest {

  @Test
  void studies_standAgainstEachOther() {
    StudyReport grid = SampleStudies.grid();
    StudyReport seeds = SampleStudies.repeated();

    String html = StudiesPage.render(List.of(grid, seeds), SampleReports.NOW).html();

    assertThat(html)
        .contains("studies with 56 trials")
        .contains("The studies were validated on different images: compare with care.")
        .contains("of the best trial, validated");
  }

  @Test
  void testedStudies_areHeldByTheirTestFigures() {
    StudyReport grid = SampleStudies.grid();

    String html = StudiesPage.render(List.of(grid, grid), SampleReports.NOW).html();

    assertThat(html)
        .contains("Macro F1 on the test set")
        .contains("0.7966 to 0.8124")
        .contains(SampleStudies.grid().name() + " (2)")
        .doesNotContain("different images");
  }

  @Test
  void intervals_sayWhatTheyAreOver() {
    StudyReport seeded = SampleStudies.seeded().withTests(List.of());
    StudyReport single = SampleStudies.grid().withTests(List.of());

    assertThat(StudiesPage.render(List.of(seeded, seeded), SampleReports.NOW).html())
        .contains("95 % of the mean over seeds.")
        .doesNotContain("without the scatter of other seeds");
    assertThat(StudiesPage.render(List.of(seeded, single), SampleReports.NOW).html())
        .contains("or over the seeds of a study that has several.");
  }

  @Test
  void oneStudy_isRefused() {
    assertThatThrownBy(() -> StudiesPage.render(List.of(SampleStudies.grid()), SampleReports.NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("studies must be at least 2 to be compared, but were 1");
  }
}
