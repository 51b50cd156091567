package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.data.source.ImageSources;
import io.vgglab.report.figure.Statistics;
import io.vgglab.report.study.TrialReport;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.EpochResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConductTest {

  private static final StudyData IMAGES =
      StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));
  private static final String STUDY =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 2, schedule: constant, validation: slice}
      space:
        learningRate: {low: 0.01, high: 0.2}
        batchSize: [8, 16]
      sampler: random
      trials: 4
      """;

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore(InstantSource.system());

  @Test
  void limits_areRead() {
    Conduct conduct =
        StudyFile.parse(STUDY + "timeBudget: 2 h\ntrialTimeLimit: 90s\nmemory: 4 GiB\n", "x")
            .conduct();

    assertThat(conduct.timeBudget()).contains(Duration.ofHours(2));
    assertThat(conduct.trialTimeLimit()).contains(Duration.ofSeconds(90));
    assertThat(conduct.memory()).isEqualTo(OptionalLong.of(4L << 30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timeBudget: 2  | timeBudget must be a time above 0 with its unit, such as 90 s, 30 min, 2 h or 1 d, but was 2
          memory: 0 GiB  | memory must be a size above 0 with its unit, such as 512 MiB or 4 GiB, but was "0 GiB"
          seeds: 0       | seeds must be between 1 and 100, but was 0
          startPoints: [{batchSize: 9}] | startPoints[0].batchSize must be one of [8, 16], but was 9
          startPoints: [{batchsize: 8}] | unknown key 'batchsize' in startPoints[0]; did you mean 'batchSize'?
          baseline: {epochs: 0} | baseline: epochs must be between 1 and 10000, but was 0
          """)
  void badConduct_saysWhatIsRight(String line, String message) {
    assertThatThrownBy(() -> StudyFile.parse(STUDY + line + "\n", "x"))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(message);
  }

  @Test
  void startPoints_standFirstAndTheSamplerFillsThem() throws InterruptedException {
    List<TrialRecord> trials =
        run("startPoints: [{learningRate: 0.1}, {learningRate: 0.02, batchSize: 16}]\n").trials();

    assertThat(trials).hasSize(4);
    assertThat(trials.get(0).assignment().real("learningRate")).isEqualTo(0.1);
    assertThat(trials.get(0).assignment().whole("batchSize")).isIn(8L, 16L);
    assertThat(trials.get(1).assignment())
        .isEqualTo(Assignment.of(Map.of("learningRate", 0.02, "batchSize", 16L)));
    assertThat(trials.get(0).systemAttributes())
        .containsEntry("fixed_params", "{\"learningRate\":0.1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{batchSize: 8}]",
        "[{batchSize: 8, head: linear}, {head: linear, batchSize: 8}]"
      })
  void startPointsOfAGrid_areItsOwnPointsOnce(String points) {
    String grid =
        STUDY
            .replace("learningRate: {low: 0.01, high: 0.2}", "head: [paper, linear]")
            .replace("sampler: random", "sampler: grid");

    assertThatThrownBy(() -> StudyFile.parse(grid + "startPoints: " + points + "\n", "x"))
        .hasMessageStartingWith(
            "startPoints: start points of a grid must name every parameter, and no point twice, but"
                + " was {")
        .hasMessageContaining("batchSize=8");
  }

  @Test
  void enqueuedTrial_runsWithItsFixedValues() throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY, "toy");
    StudyOpening.open(spec, IMAGES, store)
        .enqueue(Assignment.of(Map.of("batchSize", 8L, "learningRate", 0.15)));

    List<TrialRecord> trials = run("").trials();

    assertThat(trials).hasSize(4).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    assertThat(trials.get(0).assignment().real("learningRate")).isEqualTo(0.15);
  }

  @Test
  void conditionalStartPoint_mustNameWhatItBringsAbout() {
    String study =
        STUDY.replace(
            "batchSize: [8, 16]",
            "head: [linear, paper]\n  dropout: " + "{low: 0.0, high: 0.5, when: {head: paper}}");

    assertThatThrownBy(() -> StudyFile.parse(study + "startPoints: [{head: paper}]\n", "x"))
        .hasMessage(
            "startPoints[0] must be a point with dropout, which exists beside its other values, but"
                + " was {\"head\":\"paper\"}");
    assertThat(StudyFile.parse(study + "startPoints: [{head: linear}]\n", "x").conduct())
        .extracting(Conduct::startPoints)
        .isEqualTo(List.of(Assignment.of(Map.of("head", "linear"))));
  }

  @Test
  void seeds_trainEachConfigurationSoOften() throws InterruptedException {
    StoredStudy stored = run("seeds: 3\n");

    assertThat(stored.trials())
        .hasSize(4)
        .allSatisfy(
            trial -> {
              SeedRuns runs = SeedRuns.of(trial);
              assertThat(runs.size()).isEqualTo(3);
              assertThat(trial.values()).isEqualTo(runs.means());
              assertThat(folder.resolve("trial-" + trial.number() + "/seed-2/checkpoints"))
                  .isNotEmptyDirectory();
            });
    assertThat(Overhead.of(stored.trials())).isEmpty();
    assertThat(StudySummary.of(stored, Instant.now()).trials())
        .allSatisfy(
            trial ->
                assertThat(Statistics.of(trial.seedValues()).mean())
                    .isCloseTo(trial.value(), within(1e-12)));
  }

  @Test
  void trainingWithALaterSeed_keepsItsEpochsWhenItsWorkerIsLost() throws InterruptedException {
    String more = "trials: 1\nseeds: 2\nobjectives: [macroF1, seconds]\n";
    String file = STUDY.replace("trials: 4\n", more).replace("epochs: 2", "epochs: 3");

    TrialExecutor cutOff =
        new CutOffExecutor(r -> r.attempt() == 1 && r.artifacts().getPath().contains("seed-1"), 2);

    TrialRecord trial = run(file, cutOff, StudyObserver.none()).trials().get(0);

    List<Double> seconds = new ArrayList<>();
    TrialLog.read(trial, TrialLog.SEED_EPOCHS)
        .orElseThrow()
        .path("epochs")
        .forEach(epoch -> seconds.add(epoch.path("seconds").asDouble()));
    assertThat(seconds).hasSize(3);
    assertThat(SeedRuns.of(trial).values().get(1).get(1))
        .isCloseTo(seconds.stream().mapToDouble(s -> s).sum(), within(1e-9));
  }

  @Test
  void seedRuns_haveMeans() {
    SeedRuns runs = new SeedRuns(List.of(List.of(0.5, 10.0), List.of(0.7, 20.0)));

    assertThat(runs.means()).containsExactly(0.6, 15.0);
  }

  @Test
  void averagedDuplicates_areTrainedWithTheNextSeed() {
    StudySpec spec =
        StudyFile.parse(
            STUDY.replace("sampler: random", "sampler: {type: random, duplicates: average}"),
            "toy");
    TrialChoice choice = new TrialChoice(spec);
    TrialRecord trial =
        TrialRecord.running(
            0, spec.space(), Assignment.of(Map.of("learningRate", 0.1, "batchSize", 8L)));
    TrialRecord again = TrialRecord.of(1, TrialState.RUNNING).withParameters(trial.parameters());

    assertThat(choice.firstSeed(List.of(), trial)).isZero();
    assertThat(choice.firstSeed(List.of(trial), again)).isEqualTo(1);
    assertThat(
            choice.firstSeed(
                List.of(trial, again),
                TrialRecord.of(2, TrialState.RUNNING)
                    .withParameters(trial.parameters())
                    .withSystemAttributes(Map.of(RoundRole.CONTINUES, "0"))))
        .isZero();
    assertThat(new TrialChoice(StudyFile.parse(STUDY, "toy")).firstSeed(List.of(trial), again))
        .isZero();
  }

  @Test
  void trialThatDoesNotFit_isStoredAsInfeasibleAndNotTrained() throws InterruptedException {
    List<TrialRecord> trials = run("memory: 1 MiB\n").trials();

    assertThat(trials)
        .hasSize(4)
        .allSatisfy(
            trial -> {
              assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
              assertThat(Constraints.violation(trial)).isGreaterThan(1 << 20);
              assertThat(trial.userAttributes().get("vgglab:reason"))
                  .startsWith("\"needs 4")
                  .endsWith(" MiB of memory by its plan, but has 1 MiB\"");
            });
  }

  @Test
  void trialThatDoesNotFit_isNotTrainedAfterAnInterruption() throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY + "memory: 1 MiB\n", "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    TrialRecord chosen =
        new TrialChoice(spec)
            .next(List.of(), 0)
            .orElseThrow()
            .withSystemAttributes(Constraints.attribute(List.of(400.0 * (1 << 20))));
    stored.claim(new TrialClaim(0, chosen.parameters(), chosen.systemAttributes(), "killed"));

    TrialRecord trial = run("memory: 1 MiB\n").trials().get(0);

    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.intermediateValues()).isEmpty();
    assertThat(trial.userAttributes().get("vgglab:reason"))
        .startsWith("\"needs 4")
        .contains(" MiB of memory by its plan, but has ");
  }

  @Test
  void greatestLookBehind_fillsEverySlot() {
    StudySpec spec = StudyFile.parse(STUDY + "lookBehind: 2147483647\n", "toy");

    assertThat(new TrialChoice(spec).capacity(4)).isEqualTo(4);
  }

  @Test
  void timeBudget_countsAllRuns() throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY + "timeBudget: 1 h\n", "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    stored.putUserAttribute(StudyClock.ATTRIBUTE, "3600.5");

    assertThat(run("timeBudget: 1 h\n").trials()).isEmpty();
  }

  @Test
  void observer_seesEveryEpochOfEverySeed() throws InterruptedException {
    List<String> seen = new CopyOnWriteArrayList<>();
    StudyObserver observer =
        new StudyObserver() {
          @Override
          public void onEpoch(int trial, int seed, EpochResult result) {
            seen.add(trial + "/" + seed + "/" + result.epoch());
          }
        };

    run("seeds: 2\n", observer);

    assertThat(seen).hasSize(4 * 2 * 2).startsWith("0/0/1", "0/0/2", "0/1/1", "0/1/2", "1/0/1");
  }

  @Test
  void attempt_lastsUntilItsLastSeed() throws InterruptedException {
    List<Instant> seen = new CopyOnWriteArrayList<>();
    StudyObserver observer =
        new StudyObserver() {
          @Override
          public void onEpoch(int trial, int seed, EpochResult result) {
            seen.add(Instant.now());
          }
        };

    StoredStudy stored = run("seeds: 3\n", observer);

    TrialReport trial = StudySummary.of(stored, Instant.now()).trials().get(0);
    assertThat(trial.attempts()).hasSize(1);
    assertThat(trial.attempts().get(0).startedAt()).isBefore(seen.get(0));
    assertThat(trial.attempts().get(0).endedAt()).isAfterOrEqualTo(seen.get(3 * 2 - 1));
  }

  @Test
  void idleWorkers_areExplained() {
    assertThat(new TrialChoice(StudyFile.parse(STUDY + "lookBehind: 1\n", "x")).idle(4))
        .contains(
            "at most lookBehind + 1 = 2 trials run at once, so 2 of 4 workers stay idle; a greater"
                + " lookBehind or mode free uses them all");
    assertThat(new TrialChoice(StudyFile.parse(STUDY + "mode: optuna\n", "x")).idle(4))
        .contains(
            "mode optuna runs one trial after the other, so 3 of 4 workers stay idle; mode free uses"
                + " them all");
    assertThat(new TrialChoice(StudyFile.parse(STUDY + "mode: free\n", "x")).idle(40)).isEmpty();
  }

  @Test
  void plannedEpochs_countEverySeed() {
    assertThat(StudyFile.parse(STUDY + "seeds: 3\n", "x").plannedEpochs()).isEqualTo(4 * 3 * 2);
  }

  @Test
  void timeOfATrialThatWasInterrupted_counts() throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY + "timeBudget: 1 h\n", "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    Study[] study = new Study[1];
    TrialExecutor interrupted = new Submitted(() -> study[0].close());
    study[0] = new Study(spec, IMAGES, stored, interrupted, folder, StudyObserver.none());
    study[0].run();

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
    assertThat(stored.userAttributes()).containsKey(StudyClock.ATTRIBUTE);
  }

  private StoredStudy run(String more) throws InterruptedException {
    return run(more, StudyObserver.none());
  }

  private StoredStudy run(String more, StudyObserver observer) throws InterruptedException {
    return run(STUDY + more, new InProcessExecutor(1), observer);
  }

  @SuppressWarnings("try") // the study only needs closing
  private StoredStudy run(String file, TrialExecutor executor, StudyObserver observer)
      throws InterruptedException {
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    try (Study study = new Study(spec, IMAGES, stored, executor, folder, observer)) {
      study.run();
    }
    return stored;
  }

  /** Trains nothing; does something else when a trial is submitted. */
  private record Submitted(Runnable instead) implements TrialExecutor {

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      new Thread(instead).start();
    }

    @Override
    public void cancel(int trial) {}

    @Override
    public void close() {}
  }
}
