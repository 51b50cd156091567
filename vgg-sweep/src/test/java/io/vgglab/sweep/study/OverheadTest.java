package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.sweep.trial.TrialTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OverheadTest {

  private static final Instant FREE = Instant.parse("2026-11-25T10:00:00Z");
  private static final IdleSlots.LeadTime AT_ONCE = new IdleSlots.LeadTime(FREE, FREE);
  private static final TrialStart START = new TrialStart(0, "onednn", "cpu", 1, 1, 0, 80, 20);

  @Test
  void overhead_isTheTimeBeforeTheTrainingBetweenEpochsAndAfterIt() {
    Overhead overhead = Overhead.of(List.of(trial(TrialState.COMPLETE, log()))).orElseThrow();

    assertThat(overhead.trials()).isEqualTo(1);
    assertThat(overhead.seconds()).isEqualTo(10);
    assertThat(overhead.studySeconds()).isCloseTo(1 + 0.25 + 0.5, within(1e-9));
    assertThat(overhead.sentence())
        .isEqualTo(
            "Overhead over training: 17.50 % of 10 s in one trial, 1.75 s each; "
                + "slots idle between trials: 0.00 % of the time");
  }

  @Test
  void idleSlots_areCountedBesideTheOverhead() {
    TrialLog late = log(new IdleSlots.LeadTime(FREE.minusSeconds(30), FREE));

    Overhead overhead =
        Overhead.of(List.of(trial(TrialState.COMPLETE, late), trial(TrialState.COMPLETE, log())))
            .orElseThrow();

    assertThat(overhead.share()).isCloseTo(0.175, within(1e-9));
    assertThat(overhead.idleSeconds()).isEqualTo(30);
    assertThat(overhead.idleShare()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void attemptsOfOlderStudies_wereChosenAsTheirSlotFellFree() {
    String old = log().attempts().get(TrialLog.ATTEMPTS).replace(TrialLog.CHOSEN, "unknown");

    Overhead overhead =
        Overhead.of(List.of(trial(TrialState.COMPLETE, Map.of(TrialLog.ATTEMPTS, old))))
            .orElseThrow();

    assertThat(overhead.share()).isCloseTo(0.175, within(1e-9));
    assertThat(overhead.idleSeconds()).isZero();
  }

  @Test
  void prunedTrials_countAsWell() {
    List<TrialRecord> trials =
        List.of(trial(TrialState.COMPLETE, log()), trial(TrialState.PRUNED, log()));

    assertThat(Overhead.of(trials).orElseThrow().trials()).isEqualTo(2);
    assertThat(Overhead.of(trials).orElseThrow().share()).isCloseTo(0.175, within(1e-9));
  }

  @Test
  void failedTrials_areLeftOut() {
    assertThat(Overhead.of(List.of(trial(TrialState.FAIL, log())))).isEmpty();
  }

  @Test
  void interruptedTrials_areLeftOut() {
    TrialLog log = log();
    log.started(2, START, AT_ONCE, FREE.plusSeconds(20));

    assertThat(Overhead.of(List.of(trial(TrialState.COMPLETE, log)))).isEmpty();
  }

  @Test
  void trialsThatNeverTrained_areLeftOut() {
    assertThat(Overhead.of(List.of(trial(TrialState.PRUNED, new TrialLog())))).isEmpty();
  }

  /** A training from second 1 to second 9.5 that waited a quarter of a second for answers. */
  private static TrialLog log() {
    return log(AT_ONCE);
  }

  private static TrialLog log(IdleSlots.LeadTime lead) {
    TrialLog log = new TrialLog();
    log.started(1, START, lead, FREE.plusSeconds(1));
    log.answered(Duration.ofMillis(100));
    log.answered(Duration.ofMillis(150));
    log.ended(1, FREE.plusMillis(9_500));
    return log;
  }

  /** Finished at second 10. */
  private static TrialRecord trial(TrialState state, TrialLog log) {
    return trial(state, log.attempts());
  }

  private static TrialRecord trial(TrialState state, Map<String, String> attempts) {
    return new TrialRecord(
        0,
        state,
        Map.of(),
        state == TrialState.COMPLETE ? List.of(0.5) : List.of(),
        new TreeMap<>(),
        attempts,
        Map.of(),
        TrialTimes.since(FREE).until(FREE.plusSeconds(10)));
  }
}
