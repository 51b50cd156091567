package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.study.StudyFile;
import io.vgglab.sweep.study.StudySpec;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepDisplayTest {

  private static final String STUDY =
      "{space: {batchSize: [8]}, base: {epochs: 2}, sampler: random, trials: 4, seeds: 3}";

  private static final String ROUNDS =
      "{space: {batchSize: {low: 8, high: 64}}, base: {epochs: 9}, sampler: random,"
          + " pruner: hyperband-rounds}";

  private final StringWriter out = new StringWriter();
  private Instant now = Instant.EPOCH;

  @Test
  void laterSeeds_areNamedAndCountedOn() {
    StudySpec spec = StudyFile.parse(STUDY, "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      TrialRecord trial = trial(0, spec, Map.of("batchSize", 8));
      sweep.onStart(trial, 0, 0, start(0));
      sweep.onStart(trial, 1, 0, start(0));
      now = now.plusSeconds(60);
      sweep.onEpoch(0, 1, result(1));
    }

    assertThat(out)
        .hasToString(
            "trial 0 of 4, seed 2 of 3  epoch 1/2  loss 0.5000  accuracy 0.7500  macro F1 0.7000"
                + "  800 images/s  12.5 s, 7 min 0 s left for all\n");
  }

  @Test
  void baseline_isShownAfterAllTrials() {
    StudySpec spec = StudyFile.parse(STUDY.replace("seeds: 3", "baseline: {epochs: 3}"), "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      sweep.onBaselineStart(start(1));
      now = now.plusSeconds(60);
      sweep.onBaselineEpoch(result(2));
    }

    assertThat(out)
        .hasToString(
            "training the baseline, going on after epoch 1\n"
                + "baseline  epoch 2/3  loss 0.5000  accuracy 0.7500  macro F1 0.7000"
                + "  800 images/s  12.5 s\n");
  }

  @Test
  void searchedEpochs_areThoseOfTheTrial() {
    StudySpec spec =
        StudyFile.parse(
            "{space: {epochs: [2, 4]}, base: {epochs: 2}, sampler: random, trials: 4}", "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      TrialRecord trial = trial(0, spec, Map.of("epochs", 2));
      sweep.onStart(trial, 0, 0, start(0));
      now = now.plusSeconds(60);
      sweep.onEpoch(0, 0, result(2));
      sweep.onFinished(trial.finished(TrialState.COMPLETE, List.of(0.7)), "");
      sweep.onStart(trial(1, spec, Map.of("epochs", 4)), 0, 0, start(0));
      now = now.plusSeconds(120);
      sweep.onEpoch(1, 0, result(4));
    }

    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .startsWith("trial 0 of 4  epoch 2/2  ")
                    .endsWith(", 7 min 0 s left for all"),
            end -> assertThat(end).isEqualTo("trial 0 of 4 complete: macroF1 0.7000  epochs=2"),
            second ->
                assertThat(second)
                    .startsWith("trial 1 of 4  epoch 4/4  ")
                    .endsWith(", 3 min 0 s left for all"));
  }

  @Test
  void epochsThatAResumedTrialFindsDone_tookNoTime() {
    StudySpec spec = StudyFile.parse(STUDY.replace("epochs: 2", "epochs: 10"), "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      sweep.onStart(trial(0, spec, Map.of("batchSize", 8)), 2, 0, start(8));
      now = now.plusSeconds(60);
      sweep.onEpoch(0, 2, result(10));
    }

    assertThat(out.toString())
        .startsWith("trial 0 of 4, seed 3 of 3  epoch 10/10  ")
        .endsWith(", 45 min 0 s left for all\n");
  }

  @Test
  void epochsOfAnAttemptThatWasLostHere_tookTime() {
    StudySpec spec = StudyFile.parse(STUDY.replace("epochs: 2", "epochs: 10"), "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      TrialRecord trial = trial(0, spec, Map.of("batchSize", 8));
      sweep.onStart(trial, 0, 0, start(0));
      now = now.plusSeconds(60);
      sweep.onStart(trial, 0, 0, start(5));
      sweep.onEpoch(0, 0, result(6));
    }

    assertThat(out.toString()).endsWith(", 19 min 0 s left for all\n");
  }

  @Test
  void epochsOfAPromotedTrial_areItsOwnWhileItRunsAndAtItsEnd() {
    StudySpec spec = StudyFile.parse(ROUNDS, "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      TrialRecord promoted = promoted(spec);
      sweep.onStart(promoted, 0, 3, start(3));
      now = now.plusSeconds(60);
      sweep.onEpoch(9, 0, result(9));
      sweep.onFinished(
          promoted
              .withReport(3, 0.5)
              .withReport(9, 0.7)
              .finished(TrialState.COMPLETE, List.of(0.7)),
          "");
      sweep.onStart(trial(10, spec, Map.of("batchSize", 16)), 0, 0, start(0));
      now = now.plusSeconds(60);
      sweep.onEpoch(10, 0, result(4));
    }

    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            own ->
                assertThat(own)
                    .startsWith("trial 9  epoch 9/9  ")
                    .endsWith(", 11 min 30 s left for all"),
            end -> assertThat(end).startsWith("trial 9 complete: "),
            next -> assertThat(next).endsWith(", 13 min 0 s left for all"));
  }

  @Test
  void epochsThatAPromotedTrialTrainsAgain_doNotCount() {
    StudySpec spec = StudyFile.parse(ROUNDS, "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      sweep.onStart(promoted(spec), 0, 3, start(0));
      now = now.plusSeconds(61);
      sweep.onProgress(9, 0, new Progress(2, 500, 1000, 5));
      now = now.plusSeconds(59);
      sweep.onEpoch(9, 0, result(4));
    }

    assertThat(out.toString().lines().toList())
        .satisfiesExactly(
            again ->
                assertThat(again)
                    .startsWith("trial 9  epoch 2/9  50 % of it  ")
                    .doesNotContain("left"),
            own -> assertThat(own).endsWith(", 2 h 28 min left for all"));
  }

  /** An attempt that lost its trial to another process may speak until it hears of that. */
  @Test
  void trialThatHasFinished_isNotShownAgain() {
    StudySpec spec = StudyFile.parse(STUDY, "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      TrialRecord trial = trial(0, spec, Map.of("batchSize", 8));
      sweep.onStart(trial, 0, 0, start(0));
      sweep.onFinished(trial.withState(TrialState.FAIL), "");
      sweep.onEpoch(0, 0, result(1));
    }

    assertThat(out).hasToString("trial 0 of 4 fail: no value  batchSize=8\n");
  }

  @Test
  void trialsOfOtherProcesses_haveTheirPart() {
    StudySpec spec = StudyFile.parse(STUDY.replace("seeds: 3", "seeds: 1"), "x");
    try (Display display = givenDisplay(spec.plannedEpochs())) {
      SweepDisplay sweep = new SweepDisplay(display, spec, List.of());
      TrialRecord own = trial(0, spec, Map.of("batchSize", 8));
      TrialRecord other = trial(1, spec, Map.of("batchSize", 8)).withState(TrialState.FAIL);
      sweep.onStart(own, 0, 0, start(0));
      now = now.plusSeconds(60);
      sweep.onTrials(List.of(own, other));
      sweep.onEpoch(0, 0, result(2));
    }

    assertThat(out.toString()).endsWith(", 1 min 0 s left for all\n");
  }

  private static TrialRecord trial(int number, StudySpec spec, Map<String, Integer> values) {
    return TrialRecord.running(number, spec.space(), Assignment.of(values));
  }

  private static TrialRecord promoted(StudySpec spec) {
    return trial(9, spec, Map.of("batchSize", 8))
        .withSystemAttributes(Map.of(RoundRole.CONTINUES, "3"));
  }

  private static TrialStart start(int epochsDone) {
    return new TrialStart(0, "test", "cpu", 1, 1, epochsDone, 58, 6);
  }

  private Display givenDisplay(int epochs) {
    Screen screen = new Screen(new PrintWriter(out, true), false);
    return new Display(screen, "x", epochs, 0, Speed.ofManyNetworks(), () -> now);
  }

  private static EpochResult result(int epoch) {
    ConfusionMatrix confusion = ConfusionMatrix.of(List.of(List.of(3L, 1L), List.of(0L, 0L)));
    return new EpochResult(epoch, 0.5, 0.75, 0.7, 0.01, 800, 12.5, Optional.of(confusion));
  }
}
