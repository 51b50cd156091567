package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialParameter;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.sweep.trial.TrialTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class StudyStoreContract {

  static final Instant START = Instant.parse("2026-11-25T10:00:00.123456Z");
  static final StudyHeader HEADER = StudyHeader.of("vgg", Direction.MAXIMIZE, "macroF1");
  static final Duration GRACE = Duration.ofSeconds(60);

  StudyStore store;
  StoredStudy study;

  /** An empty store that takes times from a clock. */
  abstract StudyStore create(InstantSource clock);

  /** Another view of the same store: a second connection, or the same object in memory. */
  abstract StudyStore reopen();

  @BeforeEach
  void openStore() {
    store = create(() -> START);
    study = store.openOrCreate(HEADER);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void studies_areFoundByName() {
    store.openOrCreate(StudyHeader.of("another", Direction.MINIMIZE, "loss"));

    assertThat(store.studyNames()).containsExactly("vgg", "another");
    assertThat(store.find("vgg").orElseThrow().header()).isEqualTo(HEADER);
    assertThat(store.find("nothing")).isEmpty();
  }

  @Test
  void openOrCreate_opensWhatExists() {
    StudyHeader two =
        new StudyHeader("two", List.of(Direction.MAXIMIZE, Direction.MINIMIZE), List.of("f1", "s"));
    store.openOrCreate(two);

    assertThat(reopen().openOrCreate(two).header()).isEqualTo(two);
    assertThat(store.studyNames()).containsExactly("vgg", "two");
  }

  @Test
  void openOrCreate_refusesOtherDirections() {
    assertThatThrownBy(
            () -> store.openOrCreate(StudyHeader.of("vgg", Direction.MINIMIZE, "macroF1")))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "directions of study vgg must be [MAXIMIZE], but was [MINIMIZE]; the study exists"
                + " already, so give the new one another name");
  }

  @Test
  void settings_comeBackAndAreReplaced() {
    assertThat(study.settings()).isEmpty();

    study.saveSettings(new StudySettings("name: vgg\n", "abc", 3, 1));
    study.saveSettings(new StudySettings("name: vgg\ntrials: 9\n", "def", 3, 1));

    assertThat(reopened().settings())
        .contains(new StudySettings("name: vgg\ntrials: 9\n", "def", 3, 1));
  }

  @Test
  void studyAttributes_comeBackAndAreReplaced() {
    study.putUserAttribute("vgglab:test", "{\"f1\": 0.5}");
    study.putUserAttribute("vgglab:test", "{\"f1\": 0.75}");
    study.putSystemAttribute("note", "\"Grüße\"");

    assertThat(reopened().userAttributes())
        .containsExactly(Map.entry("vgglab:test", "{\"f1\": 0.75}"));
    assertThat(reopened().systemAttributes())
        .containsEntry("note", "\"Grüße\"")
        .containsEntry("study:metric_names", "[\"macroF1\"]");
  }

  @Test
  void attributes_mustBeJson() {
    assertThatThrownBy(() -> study.putUserAttribute("engine", "dl4j"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "value of attribute engine must be one JSON value, but was dl4j; text stands in"
                + " quotes");
  }

  @Test
  void claim_startsTheNextTrial() {
    Map<String, TrialParameter> parameters = parameters();

    Optional<TrialLease> lease =
        study.claim(new TrialClaim(0, parameters, Map.of("grid_id", "7"), "run"));

    assertThat(lease).contains(new TrialLease(0, 1));
    assertThat(reopened().trials())
        .containsExactly(
            TrialRecord.of(0, TrialState.RUNNING)
                .withParameters(parameters)
                .withSystemAttributes(Map.of("grid_id", "7"))
                .withTimes(TrialTimes.since(START)));
    assertThat(study.running()).containsExactly(new RunningTrial(new TrialLease(0, 1), "run", 0));
  }

  @Test
  void parameters_keepTheirOrderAndTypes() {
    claim(0);

    Assignment assignment = reopened().trials().get(0).assignment();

    assertThat(assignment.names())
        .containsExactly("learningRate", "batchSize", "dropout", "optimizer", "nesterov", "mixed");
    assertThat(assignment.values().values()).containsExactly(1e-3, 32L, 0.3, "adam", true, 3.0);
  }

  @Test
  void claim_ofATakenNumber_isEmpty() {
    claim(0);

    assertThat(reopened().claim(new TrialClaim(0, Map.of(), Map.of(), "other"))).isEmpty();
    assertThat(study.trials()).hasSize(1);
  }

  @Test
  void claim_beyondTheNextNumber_isRefused() {
    assertThatThrownBy(() -> claim(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number must be at most 0, but was 1");
  }

  @Test
  void enqueuedTrial_waitsUntilItIsClaimed() {
    int number = study.enqueue(Assignment.of(Map.of("optimizer", "adam")));

    TrialRecord waiting = reopened().trials().get(number);
    assertThat(waiting.state()).isEqualTo(TrialState.WAITING);
    assertThat(waiting.times()).isEqualTo(TrialTimes.none());
    assertThat(waiting.systemAttributes())
        .containsExactly(Map.entry("fixed_params", "{\"optimizer\":\"adam\"}"));

    assertThat(claim(number)).isEqualTo(new TrialLease(number, 1));
    TrialRecord running = reopened().trials().get(number);
    assertThat(running.state()).isEqualTo(TrialState.RUNNING);
    assertThat(running.times()).isEqualTo(TrialTimes.since(START));
    assertThat(running.parameters()).isEqualTo(parameters());
  }

  @Test
  void reports_keepNanAndInfinity() {
    TrialLease lease = claim(0);

    study.report(lease, 0, 0.25);
    study.report(lease, 1, Double.NaN);
    study.report(lease, 2, Double.POSITIVE_INFINITY);
    study.report(lease, 3, Double.NEGATIVE_INFINITY);

    assertThat(reopened().trials().get(0).intermediateValues())
        .containsExactlyEntriesOf(
            steps(0, 0.25, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  void report_ofAStepReportedBefore_changesNothing() {
    TrialLease lease = claim(0);

    study.report(lease, 4, 0.5);
    study.report(lease, 4, 0.6);

    assertThat(study.trials().get(0).intermediateValues()).containsExactlyEntriesOf(steps(4, 0.5));
  }

  @Test
  void report_needsAStepFromZero() {
    TrialLease lease = claim(0);

    assertThatThrownBy(() -> study.report(lease, -1, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step must not be negative, but was -1");
  }

  @Test
  void finish_storesResultAndAttributesAsOne() {
    TrialLease lease = claim(0);
    study.putUserAttributes(lease, Map.of("vgglab:log", "\"trial-0.log\""));
    study.putSystemAttributes(lease, Map.of("completed_rung_0", "0.5"));

    study.finish(
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
    assertThat(study.running()).isEmpty();
  }

  @Test
  void finalValues_mayBeInfinite() {
    study.finish(claim(0), TrialResult.complete(List.of(Double.NEGATIVE_INFINITY)));
    study.finish(claim(1), TrialResult.pruned(List.of(Double.POSITIVE_INFINITY)));
    study.finish(claim(2), TrialResult.pruned(List.of()));
    study.finish(claim(3), TrialResult.failed());

    assertThat(reopened().trials())
        .extracting(TrialRecord::values)
        .containsExactly(
            List.of(Double.NEGATIVE_INFINITY),
            List.of(Double.POSITIVE_INFINITY),
            List.of(),
            List.of());
  }

  @Test
  void finish_needsAValuePerObjective() {
    TrialLease lease = claim(0);

    assertThatThrownBy(() -> study.finish(lease, TrialResult.complete(List.of(1.0, 2.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be one per objective (1), but was [1.0, 2.0]");
  }

  @Test
  void finish_maybeRepeatedWithTheSameResult() {
    TrialLease lease = claim(0);

    study.finish(lease, TrialResult.complete(List.of(0.5)));
    study.finish(lease, TrialResult.complete(List.of(0.5)));

    assertThatThrownBy(() -> study.finish(lease, TrialResult.complete(List.of(0.6))))
        .isInstanceOf(StaleAttemptException.class)
        .hasMessage(
            "state of trial 0 must be RUNNING to write to it, but was COMPLETE (attempt 1)");
  }

  @Test
  void writes_ofAnOlderAttempt_areRefused() {
    TrialLease old = claim(0);
    study.report(old, 0, 0.5);
    TrialLease now = reopened().reclaim(old, "other", Loss.WORKER).orElseThrow();

    assertThat(now).isEqualTo(new TrialLease(0, 2));
    assertThatThrownBy(() -> study.report(old, 1, 0.6))
        .isInstanceOf(StaleAttemptException.class)
        .hasMessage("attempt of trial 0 must be 2, but was 1; another worker has taken it over");
    assertThatThrownBy(() -> study.putUserAttributes(old, Map.of("a", "1")))
        .isInstanceOf(StaleAttemptException.class);
    assertThatThrownBy(() -> study.putSystemAttributes(old, Map.of("a", "1")))
        .isInstanceOf(StaleAttemptException.class);
    assertThatThrownBy(() -> study.finish(old, TrialResult.complete(List.of(0.9))))
        .isInstanceOf(StaleAttemptException.class);

    study.report(now, 1, 0.7);
    study.finish(now, TrialResult.complete(List.of(0.7)));

    TrialRecord trial = study.trials().get(0);
    assertThat(trial.intermediateValues()).containsExactlyEntriesOf(steps(0, 0.5, 0.7));
    assertThat(trial.values()).containsExactly(0.7);
    assertThat(trial.userAttributes()).isEmpty();
  }

  @Test
  void reclaim_succeedsForOneOnly() {
    TrialLease lost = claim(0);

    assertThat(study.reclaim(lost, "first", Loss.RUN)).contains(new TrialLease(0, 2));
    assertThat(reopened().reclaim(lost, "second", Loss.RUN)).isEmpty();
    assertThat(study.running()).containsExactly(new RunningTrial(new TrialLease(0, 2), "first", 0));
  }

  @Test
  void trial_failsAfterThreeLostWorkers() {
    TrialLease first = claim(0);
    TrialLease second = study.reclaim(first, "run", Loss.WORKER).orElseThrow();
    TrialLease third = study.reclaim(second, "run", Loss.WORKER).orElseThrow();

    assertThat(third).isEqualTo(new TrialLease(0, 3));
    assertThat(study.reclaim(third, "run", Loss.WORKER)).isEmpty();

    TrialRecord trial = reopened().trials().get(0);
    assertThat(trial.state()).isEqualTo(TrialState.FAIL);
    assertThat(trial.times().completed()).contains(START);
    assertThat(study.trials()).hasSize(1);
  }

  @Test
  void lostRuns_doNotCountAgainstATrial() {
    TrialLease lease = claim(0);

    for (int i = 0; i < 5; i++) {
      lease = study.reclaim(lease, "run " + i, Loss.RUN).orElseThrow();
    }

    assertThat(study.running()).containsExactly(new RunningTrial(new TrialLease(0, 6), "run 4", 0));
  }

  @Test
  void finishedTrial_isNotReclaimed() {
    TrialLease lease = claim(0);
    study.finish(lease, TrialResult.failed());

    assertThat(study.reclaim(lease, "run", Loss.WORKER)).isEmpty();
  }

  @Test
  void orphans_areTrialsWhoseRunIsDead() {
    StudyRun alive = StudyRun.ofThisProcess();
    StudyRun ended = StudyRun.ofThisProcess();
    study.begin(alive);
    study.begin(ended);
    study.claim(new TrialClaim(0, Map.of(), Map.of(), alive.id()));
    study.claim(new TrialClaim(1, Map.of(), Map.of(), ended.id()));
    study.claim(new TrialClaim(2, Map.of(), Map.of(), "never registered"));

    study.end(ended);

    assertThat(reopened().orphans(GRACE))
        .containsExactly(new TrialLease(1, 1), new TrialLease(2, 1));
  }

  @Test
  void aloneRun_isRefusedWhileAnotherIsAlive() {
    StudyRun first = StudyRun.ofThisProcess();
    StudyRun second = StudyRun.ofThisProcess();

    assertThat(study.beginAlone(first, GRACE)).isEmpty();
    assertThat(reopened().beginAlone(second, GRACE)).contains(first);

    study.end(first);
    assertThat(reopened().beginAlone(second, GRACE)).isEmpty();
    assertThat(study.runs()).extracting(RunStatus::run).containsExactly(first, second);
    assertThat(study.runs()).extracting(RunStatus::ended).containsExactly(true, false);
  }

  @Test
  void runOfADeadProcess_isDeadAtOnce() {
    StudyRun self = StudyRun.ofThisProcess();
    StudyRun dead = new StudyRun("dead", self.host(), self.kernel(), self.pid(), Instant.EPOCH);

    study.begin(dead);

    assertThat(study.beginAlone(self, GRACE)).isEmpty();
  }

  @Test
  void runOnAnotherMachine_livesByItsHeartbeat() {
    StudyRun there = new StudyRun("there", "gpu1", "another kernel", 4711, Instant.EPOCH);

    study.begin(there);
    study.heartbeat(there);

    assertThat(study.beginAlone(StudyRun.ofThisProcess(), GRACE)).contains(there);
    assertThat(study.runs().get(0).silence()).isLessThan(Duration.ofSeconds(30));
    assertThat(study.beginAlone(StudyRun.ofThisProcess(), Duration.ofSeconds(-1))).isEmpty();
  }

  @Test
  void trials_ofTwoStudiesAreNumberedApart() {
    StoredStudy other = store.openOrCreate(StudyHeader.of("other", Direction.MINIMIZE, "loss"));
    claim(0);
    claim(1);

    assertThat(other.claim(new TrialClaim(0, Map.of(), Map.of(), "run"))).isPresent();
    assertThat(other.trials()).extracting(TrialRecord::number).containsExactly(0);
    assertThat(study.trials()).extracting(TrialRecord::number).containsExactly(0, 1);
  }

  @Test
  void claims_ofManyThreads_areNumberedWithoutGaps() throws Exception {
    StoredStudy other = reopened();

    List<TrialLease> leases =
        together(6, thread -> claimFive(thread % 2 == 0 ? study : other, "thread " + thread));

    assertThat(leases)
        .extracting(TrialLease::number)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 30).boxed().toList());
    assertThat(study.trials())
        .extracting(TrialRecord::number)
        .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
  }

  @Test
  void reclaims_ofManyThreads_succeedOnce() throws Exception {
    TrialLease lost = claim(0);
    StoredStudy other = reopened();

    List<TrialLease> leases =
        together(
            6,
            thread ->
                (thread % 2 == 0 ? study : other)
                    .reclaim(lost, "thread " + thread, Loss.WORKER).stream().toList());

    assertThat(leases).containsExactly(new TrialLease(0, 2));
  }

  @Test
  void finishedTrials_areSeenByAnotherStoreAtItsNextRead() {
    StoredStudy other = reopened();
    TrialLease lease = claim(0);
    assertThat(other.trials().get(0).state()).isEqualTo(TrialState.RUNNING);

    study.report(lease, 0, 0.5);
    study.finish(lease, TrialResult.complete(List.of(0.5)));
    claim(1);

    assertThat(other.trials()).isEqualTo(study.trials());
    assertThat(other.trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETE, TrialState.RUNNING);
  }

  @Test
  void stopRequest_reachesItsRunOnly() {
    StudyRun run = StudyRun.ofThisProcess();
    StudyRun later = StudyRun.ofThisProcess();
    study.begin(run);

    reopened().requestStop(run, StopRequest.AFTER_TRIALS);
    study.begin(later);

    assertThat(study.stopRequest(run)).contains(StopRequest.AFTER_TRIALS);
    assertThat(study.stopRequest(later)).isEmpty();
    reopened().requestStop(run, StopRequest.NOW);
    assertThat(study.stopRequest(run)).contains(StopRequest.NOW);
  }

  @Test
  void trialsThatFinishOutOfOrder_areSeenInOrder() {
    TrialLease first = claim(0);
    TrialLease second = claim(1);
    study.finish(second, TrialResult.complete(List.of(0.2)));
    assertThat(study.trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.RUNNING, TrialState.COMPLETE);

    study.finish(first, TrialResult.complete(List.of(0.1)));
    claim(2);

    assertThat(study.trials()).extracting(TrialRecord::number).containsExactly(0, 1, 2);
    assertThat(study.trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETE, TrialState.COMPLETE, TrialState.RUNNING);
    assertThat(study.trials()).isEqualTo(reopened().trials());
  }

  @Test
  void close_maybeRepeated() {
    store.close();
    store.close();
  }

  StoredStudy reopened() {
    return reopen().find("vgg").orElseThrow();
  }

  TrialLease claim(int number) {
    return study.claim(new TrialClaim(number, parameters(), Map.of(), "run")).orElseThrow();
  }

  private static List<TrialLease> claimFive(StoredStudy study, String owner) {
    List<TrialLease> leases = new ArrayList<>();
    while (leases.size() < 5) {
      int next = study.trials().size();
      study.claim(new TrialClaim(next, Map.of(), Map.of(), owner)).ifPresent(leases::add);
    }
    return leases;
  }

  private static List<TrialLease> together(int threads, IntFunction<List<TrialLease>> work)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<TrialLease>>> tasks =
          IntStream.range(0, threads)
              .<Callable<List<TrialLease>>>mapToObj(thread -> () -> work.apply(thread))
              .toList();
      List<TrialLease> all = new ArrayList<>();
      for (Future<List<TrialLease>> future : pool.invokeAll(tasks)) {
        all.addAll(future.get());
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  static Map<String, TrialParameter> parameters() {
    Map<String, TrialParameter> parameters = new LinkedHashMap<>();
    parameters.put("learningRate", TrialParameter.of(FloatRange.log(1e-5, 0.1), 1e-3));
    parameters.put("batchSize", TrialParameter.of(IntRange.stepped(8, 64, 8), 32L));
    parameters.put("dropout", TrialParameter.of(FloatRange.stepped(0, 0.7, 0.1), 0.3));
    parameters.put("optimizer", TrialParameter.of(ChoiceRange.of("sgd", "adam"), "adam"));
    parameters.put("nesterov", TrialParameter.of(ChoiceRange.of(false, true), true));
    parameters.put("mixed", TrialParameter.of(ChoiceRange.of(3L, 3.0, "3"), 3.0));
    return parameters;
  }

  /** Reports from a step on. */
  static Map<Integer, Double> steps(int first, double... values) {
    Map<Integer, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(first + i, values[i]);
    }
    return map;
  }
}
