package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.sweep.trial.TrialTimes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store must do with a trial from its start to its end. */
interface TrialsContract extends StoreFixture {

  @Test
  default void claim_startsTheNextTrial() {
    Map<String, TrialParameter> parameters = StoreFixture.parameters();

    Optional<TrialLease> lease =
        study().claim(new TrialClaim(0, parameters, Map.of("grid_id", "7"), "run"));

    assertThat(lease).contains(new TrialLease(0, 1));
    assertThat(reopened().trials())
        .containsExactly(
            TrialRecord.of(0, TrialState.RUNNING)
                .withParameters(parameters)
                .withSystemAttributes(Map.of("grid_id", "7"))
                .withTimes(TrialTimes.since(START)));
    assertThat(study().running()).containsExactly(new RunningTrial(new TrialLease(0, 1), "run", 0));
  }

  @Test
  default void parameters_keepTheirOrderAndTypes() {
    claim(0);

    Assignment assignment = reopened().trials().get(0).assignment();

    assertThat(assignment.names())
        .containsExactly("learningRate", "batchSize", "dropout", "optimizer", "nesterov", "mixed");
    assertThat(assignment.values().values()).containsExactly(1e-3, 32L, 0.3, "adam", true, 3.0);
  }

  @Test
  default void claim_ofATakenNumber_isEmpty() {
    claim(0);

    assertThat(reopened().claim(new TrialClaim(0, Map.of(), Map.of(), "other"))).isEmpty();
    assertThat(study().trials()).hasSize(1);
  }

  @Test
  default void claim_beyondTheNextNumber_isRefused() {
    assertThatThrownBy(() -> claim(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number must be at most 0, but was 1");
  }

  @Test
  default void enqueuedTrial_waitsUntilItIsClaimed() {
    int number = study().enqueue(Assignment.of(Map.of("optimizer", "adam")));

    TrialRecord waiting = reopened().trials().get(number);
    assertThat(waiting.state()).isEqualTo(TrialState.WAITING);
    assertThat(waiting.times()).isEqualTo(TrialTimes.none());
    assertThat(waiting.systemAttributes())
        .containsExactly(Map.entry("fixed_params", "{\"optimizer\":\"adam\"}"));

    assertThat(claim(number)).isEqualTo(new TrialLease(number, 1));
    TrialRecord running = reopened().trials().get(number);
    assertThat(running.state()).isEqualTo(TrialState.RUNNING);
    assertThat(running.times()).isEqualTo(TrialTimes.since(START));
    assertThat(running.parameters()).isEqualTo(StoreFixture.parameters());
  }

  @Test
  default void reports_keepNanAndInfinity() {
    TrialLease lease = claim(0);

    study().report(lease, 0, 0.25);
    study().report(lease, 1, Double.NaN);
    study().report(lease, 2, Double.POSITIVE_INFINITY);
    study().report(lease, 3, Double.NEGATIVE_INFINITY);

    assertThat(reopened().trials().get(0).intermediateValues())
        .containsExactlyEntriesOf(
            StoreFixture.steps(
                0, 0.25, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  default void report_ofAStepReportedBefore_changesNothing() {
    TrialLease lease = claim(0);

    study().report(lease, 4, 0.5);
    study().report(lease, 4, 0.6);

    assertThat(study().trials().get(0).intermediateValues())
        .containsExactlyEntriesOf(StoreFixture.steps(4, 0.5));
  }

  @Test
  default void report_needsAStepFromZero() {
    TrialLease lease = claim(0);

    assertThatThrownBy(() -> study().report(lease, -1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step must not be negative, but was -1");
  }

  @Test
  default void finish_storesResultAndAttributesAsOne() {
    TrialLease lease = claim(0);
    study().putUserAttributes(lease, Map.of("vgglab:log", "\"trial-0.log\""));
    study().putSystemAttributes(lease, Map.of("completed_rung_0", "0.5"));

    study()
        .finish(
            lease,
            TrialResult.complete(List.of(0.875))
                .withUserAttribute("vgglab:epochs", "[1, 2]")
                .withSystemAttribute("constraints", "[-1.0]"));

    TrialRecord trial = reopened().trials().get(0);
    assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
    assertThat(trial.values()).containsExactly(0.875);
    assertThat(trial.userAttributes())
        .containsOnly(
            Map.entry("vgglab:log", "\"trial-0.log\""), Map.entry("vgglab:epochs", "[1, 2]"));
    assertThat(trial.systemAttributes())
        .containsOnly(Map.entry("completed_rung_0", "0.5"), Map.entry("constraints", "[-1.0]"));
    assertThat(trial.times()).isEqualTo(TrialTimes.since(START).until(START));
    assertThat(study().running()).isEmpty();
  }

  @Test
  default void finalValues_mayBeInfinite() {
    study().finish(claim(0), TrialResult.complete(List.of(Double.NEGATIVE_INFINITY)));
    study().finish(claim(1), TrialResult.pruned(List.of(Double.POSITIVE_INFINITY)));
    study().finish(claim(2), TrialResult.pruned(List.of()));
    study().finish(claim(3), TrialResult.failed());

    assertThat(reopened().trials())
        .extracting(TrialRecord::values)
        .containsExactly(
            List.of(Double.NEGATIVE_INFINITY),
            List.of(Double.POSITIVE_INFINITY),
            List.of(),
            List.of());
  }

  @Test
  default void finish_needsAValuePerObjective() {
    TrialLease lease = claim(0);

    assertThatThrownBy(() -> study().finish(lease, TrialResult.complete(List.of(1.0, 2.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be one per objective (1), but was [1.0, 2.0]");
  }

  @Test
  default void finish_maybeRepeatedWithTheSameResult() {
    TrialLease lease = claim(0);

    study().finish(lease, TrialResult.complete(List.of(0.5)));
    study().finish(lease, TrialResult.complete(List.of(0.5)));

    assertThatThrownBy(() -> study().finish(lease, TrialResult.complete(List.of(0.6))))
        .isInstanceOf(StaleAttemptException.class)
        .hasMessage(
            "state of trial 0 must be RUNNING to write to it, but was COMPLETE (attempt 1)");
  }

  @Test
  default void finishedTrials_areSeenByAnotherStoreAtItsNextRead() {
    StoredStudy other = reopened();
    TrialLease lease = claim(0);
    assertThat(other.trials().get(0).state()).isEqualTo(TrialState.RUNNING);

    study().report(lease, 0, 0.5);
    study().finish(lease, TrialResult.complete(List.of(0.5)));
    claim(1);

    assertThat(other.trials()).isEqualTo(study().trials());
    assertThat(other.trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETE, TrialState.RUNNING);
  }

  @Test
  default void trialsThatFinishOutOfOrder_areSeenInOrder() {
    TrialLease first = claim(0);
    TrialLease second = claim(1);
    study().finish(second, TrialResult.complete(List.of(0.2)));
    assertThat(study().trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.RUNNING, TrialState.COMPLETE);

    study().finish(first, TrialResult.complete(List.of(0.1)));
    claim(2);

    assertThat(study().trials()).extracting(TrialRecord::number).containsExactly(0, 1, 2);
    assertThat(study().trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETE, TrialState.COMPLETE, TrialState.RUNNING);
    assertThat(study().trials()).isEqualTo(reopened().trials());
  }
}
