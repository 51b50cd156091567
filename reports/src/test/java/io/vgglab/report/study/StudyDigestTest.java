package io.vgglab.report.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleStudies;
import io.vgglab.report.figure.F1Error;
import io.vgglab.report.figure.PlanScore;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyDigestTest {

  @Test
  void meanOverSeeds_hasTheIntervalOfTheSeeds() {
    StudyReport study = SampleStudies.seeded();
    TrialReport best = study.best().orElseThrow();

    PlanScore score = StudyDigest.of(study).scores().get(0);

    assertThat(score.macroF1()).isEqualTo(best.value());
    assertThat(score.interval()).isEqualTo(new Separability(study).interval(best));
  }

  /** Its seeds have accuracies, so their interval is none of a macro F1. */
  @Test
  void studyByAnotherMetric_hasTheIntervalOfTheMacroF1ThatIsShown() {
    StudyReport seeded = SampleStudies.seeded();
    StudyReport study =
        StudyReport.of(
            seeded.name(),
            new Objective("accuracy", Objective.Direction.MAXIMIZE),
            seeded.data(),
            seeded.trials().stream()
                .map(trial -> trial.withSeedValues(List.of(0.3, 0.3, 0.31, 0.3, 0.3)))
                .toList(),
            seeded.context());
    TrialReport best = study.best().orElseThrow();

    PlanScore score = StudyDigest.of(study).scores().get(0);

    assertThat(score.macroF1()).isEqualTo(best.confusion().macroF1());
    assertThat(score.interval()).isEqualTo(F1Error.interval95(best.confusion()));
  }
}
