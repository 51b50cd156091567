package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.model.Preset;
import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.figure.EvaluatedSplit;
import io.vgglab.report.study.Objective;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialReport;
import io.vgglab.report.study.TrialStatus;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.Range;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.store.TrialLease;
import io.vgglab.sweep.store.TrialResult;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.train.Experiment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudySummaryTest {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private final StoredStudy stored =
      new MemoryStore(InstantSource.system())
          .openOrCreate(StudyHeader.of("foreign", Direction.MAXIMIZE, "macroF1"));

  @Test
  void trialThatBreaksAConstraint_isNeverTheBest() {
    stored.finish(claim(0), TrialResult.complete(List.of(0.6)));
    TrialLease tooLarge = claim(1);
    stored.putSystemAttributes(tooLarge, Constraints.attribute(List.of(-1.0, 2.0)));
    stored.finish(tooLarge, TrialResult.complete(List.of(0.9)));

    StudyReport report = summary();

    assertThat(report.trials())
        .extracting(TrialReport::status)
        .containsExactly(TrialStatus.COMPLETE, TrialStatus.INFEASIBLE);
    assertThat(report.best()).map(TrialReport::number).contains(0);
  }

  @Test
  void studyOfAnotherProgram_saysNothingOfItsImages() {
    assertThat(summary().data().split()).isEqualTo(EvaluatedSplit.UNKNOWN);
  }

  @Test
  void metricOfOurs_isCalledAlikeWhicheverProgramUsesIt() {
    StoredStudy other =
        new MemoryStore(InstantSource.system())
            .openOrCreate(StudyHeader.of("other", Direction.MINIMIZE, "myLoss"));

    assertThat(summary().objectives()).extracting(Objective::metric).containsExactly("macro F1");
    assertThat(StudySummary.of(other, NOW).objectives())
        .extracting(Objective::metric)
        .containsExactly("myLoss");
  }

  @Test
  void trainings_haveTheSeedsThatFollowTheFirst() {
    TrialLease lease = claim(0);
    stored.putUserAttributes(
        lease,
        Map.of(
            TrialLog.ATTEMPTS,
            """
            {"version": 1, "attempts": [
              {"attempt": 1, "slot": 0, "seed": 7, "startedAt": "2026-11-24T10:00:00Z"},
              {"attempt": 2, "slot": 0, "seed": 8, "startedAt": "2026-11-24T11:00:00Z"}
            ]}"""));
    stored.putUserAttributes(
        lease, new SeedRuns(List.of(List.of(0.5), List.of(0.6), List.of(0.7))).attribute());
    stored.finish(lease, TrialResult.complete(List.of(0.6)));
    stored.finish(claim(1), TrialResult.complete(List.of(0.6)));

    assertThat(summary().trials())
        .extracting(TrialReport::seeds)
        .containsExactly(List.of(7L, 8L, 9L), List.of());
  }

  @Test
  void promotedTrial_countsTheEpochsThatItTrainedItself() {
    TrialLease lease = claim(0, Map.of(), Map.of(RoundRole.CONTINUES, "3"));
    stored.putUserAttributes(
        lease,
        Map.of(
            TrialLog.EPOCHS,
            """
            {"version": 1, "epochs": [
              {"epoch": 3, "loss": 0.5}, {"epoch": 4, "loss": 0.4}, {"epoch": 5, "loss": 0.3}
            ]}"""));

    assertThat(summary().trials().get(0).epochs())
        .extracting(EpochRow::epoch)
        .containsExactly(4, 5);
  }

  @ParameterizedTest
  @CsvSource({"slice, VALIDATION", "test, TEST"})
  void oneTrialThatSawTheTestImages_marksTheStudy(String searched, EvaluatedSplit split) {
    stored.putUserAttribute(
        StudyFacts.ATTRIBUTE,
        new StudyFacts(
                "toy",
                "",
                Experiment.of(Preset.SEED).with(Map.of("validation", "slice")).settings(),
                Map.of(),
                Map.of())
            .json());
    Range range = ChoiceRange.of("slice", "test");
    claim(0, Map.of("validation", TrialParameter.of(range, "slice")), Map.of());
    claim(1, Map.of("validation", TrialParameter.of(range, searched)), Map.of());

    assertThat(summary().data().split()).isEqualTo(split);
  }

  private StudyReport summary() {
    return StudySummary.of(stored, NOW);
  }

  private TrialLease claim(int number) {
    return claim(number, Map.of(), Map.of());
  }

  private TrialLease claim(
      int number, Map<String, TrialParameter> parameters, Map<String, String> systemAttributes) {
    return stored
        .claim(new TrialClaim(number, parameters, systemAttributes, "someone"))
        .orElseThrow();
  }
}
