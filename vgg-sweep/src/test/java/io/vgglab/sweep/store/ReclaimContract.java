package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a store must do with a trial whose worker is lost. */
interface ReclaimContract extends StoreFixture {

  @Test
  default void writes_ofAnOlderAttempt_areRefused() {
    TrialLease old = claim(0);
    study().report(old, 0, 0.5);
    TrialLease now = reopened().reclaim(old, "other", Loss.WORKER).orElseThrow();

    assertThat(now).isEqualTo(new TrialLease(0, 2));
    assertThatThrownBy(() -> study().report(old, 1, 0.6))
        .isInstanceOf(StaleAttemptException.class)
        .hasMessage("attempt of trial 0 must be 2, but was 1; another worker has taken it over");
    assertThatThrownBy(() -> study().putUserAttributes(old, Map.of("a", "1")))
        .isInstanceOf(StaleAttemptException.class);
    assertThatThrownBy(() -> study().putSystemAttributes(old, Map.of("a", "1")))
        .isInstanceOf(StaleAttemptException.class);
    assertThatThrownBy(() -> study().finish(old, TrialResult.complete(List.of(0.9))))
        .isInstanceOf(StaleAttemptException.class);

    study().report(now, 1, 0.7);
    study().finish(now, TrialResult.complete(List.of(0.7)));

    TrialRecord trial = study().trials().get(0);
    assertThat(trial.intermediateValues())
        .containsExactlyEntriesOf(StoreFixture.steps(0, 0.5, 0.7));
    assertThat(trial.values()).containsExactly(0.7);
    assertThat(trial.userAttributes()).isEmpty();
  }

  @Test
  default void reclaim_succeedsForOneOnly() {
    TrialLease lost = claim(0);

    assertThat(study().reclaim(lost, "first", Loss.RUN)).contains(new TrialLease(0, 2));
    assertThat(reopened().reclaim(lost, "second", Loss.RUN)).isEmpty();
    assertThat(study().running())
        .containsExactly(new RunningTrial(new TrialLease(0, 2), "first", 0));
  }

  @Test
  default void trial_failsAfterThreeLostWorkers() {
    TrialLease first = claim(0);
    TrialLease second = study().reclaim(first, "run", Loss.WORKER).orElseThrow();
    TrialLease third = study().reclaim(second, "run", Loss.WORKER).orElseThrow();

    assertThat(third).isEqualTo(new TrialLease(0, 3));
    assertThat(study().reclaim(third, "run", Loss.WORKER)).isEmpty();

    TrialRecord trial = reopened().trials().get(0);
    assertThat(trial.state()).isEqualTo(TrialState.FAIL);
    assertThat(trial.times().completed()).contains(START);
    assertThat(study().trials()).hasSize(1);
  }

  @Test
  default void lostRuns_doNotCountAgainstATrial() {
    TrialLease lease = claim(0);

    for (int i = 0; i < 5; i++) {
      lease = study().reclaim(lease, "run " + i, Loss.RUN).orElseThrow();
    }

    assertThat(study().running())
        .containsExactly(new RunningTrial(new TrialLease(0, 6), "run 4", 0));
  }

  @Test
  default void finishedTrial_isNotReclaimed() {
    TrialLease lease = claim(0);
    study().finish(lease, TrialResult.failed());

    assertThat(study().reclaim(lease, "run", Loss.WORKER)).isEmpty();
  }

  @Test
  default void orphans_areTrialsWhoseRunIsDead() {
    StudyRun alive = StudyRun.ofThisProcess();
    StudyRun ended = StudyRun.ofThisProcess();
    study().begin(alive);
    study().begin(ended);
    study().claim(new TrialClaim(0, Map.of(), Map.of(), alive.id()));
    study().claim(new TrialClaim(1, Map.of(), Map.of(), ended.id()));
    study().claim(new TrialClaim(2, Map.of(), Map.of(), "never registered"));

    study().end(ended);

    assertThat(reopened().orphans(GRACE))
        .containsExactly(new TrialLease(1, 1), new TrialLease(2, 1));
  }
}
