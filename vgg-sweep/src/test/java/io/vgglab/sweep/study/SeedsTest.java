package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.figure.Statistics;
import io.vgglab.report.study.TrialReport;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.EpochResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that are trained with several seeds. */
class SeedsTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void seeds_trainEachConfigurationSoOften() throws InterruptedException {
    StoredStudy stored = toy.run(ToyStudy.RANDOM + "seeds: 3\n", new InProcessExecutor(1));

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
  void plannedEpochs_countEverySeed() {
    assertThat(StudyFile.parse(ToyStudy.RANDOM + "seeds: 3\n", "x").plannedEpochs())
        .isEqualTo(4 * 3 * 2);
  }

  @Test
  void seedRuns_haveMeans() {
    SeedRuns runs = new SeedRuns(List.of(List.of(0.5, 10.0), List.of(0.7, 20.0)));

    assertThat(runs.means()).containsExactly(0.6, 15.0);
  }

  @Test
  void laterSeed_hasWhatIsLeftOfTheTimeLimitAndItsEndKeepsTheMeanOfTheOthers()
      throws InterruptedException {
    List<Duration> limits = new CopyOnWriteArrayList<>();
    CutOffExecutor executor =
        new CutOffExecutor(
            request -> {
              limits.add(request.timeLimit().orElseThrow());
              return request.artifacts().getPath().contains("seed-1");
            },
            1,
            new TrialEnd.TimedOut("took longer than its time limit of 3 s"));

    String more = "seeds: 3\ntrialTimeLimit: 30 min\n";
    StoredStudy stored =
        toy.run(ToyStudy.RANDOM.replace("trials: 4", "trials: 1") + more, executor);

    TrialRecord trial = stored.trials().get(0);
    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.value()).contains(trial.intermediateValues().get(2));
    assertThat(trial.userAttributes().values())
        .contains("\"took longer than its time limit of 30 min; 1 of 3 seeds had ended\"");
    assertThat(limits).hasSize(2);
    assertThat(limits.get(0)).isEqualTo(Duration.ofMinutes(30));
    assertThat(limits.get(1)).isLessThan(limits.get(0)).isPositive();
  }

  @Test
  void laterSeed_isNotBegunOnceTheTimeLimitIsUsedUp() throws InterruptedException {
    List<String> begun = new CopyOnWriteArrayList<>();
    StudyObserver slow =
        new StudyObserver() {
          @Override
          public void onStart(TrialRecord trial, int seed, int inherited, TrialStart start) {
            begun.add(trial.number() + "/" + seed);
          }

          @Override
          public void onEpoch(int trial, int seed, EpochResult result) {
            long end = System.nanoTime() + Duration.ofMillis(700).toNanos();
            while (System.nanoTime() < end) {
              LockSupport.parkNanos(end - System.nanoTime());
            }
          }
        };
    String more = "seeds: 2\ntrialTimeLimit: 1 s\n";

    StoredStudy stored =
        toy.run(
            ToyStudy.RANDOM.replace("trials: 4", "trials: 1") + more,
            new InProcessExecutor(1),
            slow);

    TrialRecord trial = stored.trials().get(0);
    assertThat(begun).containsExactly("0/0");
    assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
    assertThat(trial.value()).contains(trial.intermediateValues().get(2));
    assertThat(trial.userAttributes().values())
        .contains("\"took longer than its time limit of 1.0 s; 1 of 2 seeds had ended\"");
  }

  @Test
  void trainingWithALaterSeed_keepsItsEpochsWhenItsWorkerIsLost() throws InterruptedException {
    String more = "trials: 1\nseeds: 2\nobjectives: [macroF1, seconds]\n";
    String file = ToyStudy.RANDOM.replace("trials: 4\n", more).replace("epochs: 2", "epochs: 3");

    TrialExecutor cutOff =
        new CutOffExecutor(r -> r.attempt() == 1 && r.artifacts().getPath().contains("seed-1"), 2);

    TrialRecord trial = toy.run(file, cutOff).trials().get(0);

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
  void averagedDuplicates_areTrainedWithTheNextSeed() {
    StudySpec spec =
        StudyFile.parse(
            ToyStudy.RANDOM.replace(
                "sampler: random", "sampler: {type: random, duplicates: average}"),
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
    assertThat(
            new TrialChoice(StudyFile.parse(ToyStudy.RANDOM, "toy"))
                .firstSeed(List.of(trial), again))
        .isZero();
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

    toy.run(ToyStudy.RANDOM + "seeds: 2\n", new InProcessExecutor(1), observer);

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

    StoredStudy stored =
        toy.run(ToyStudy.RANDOM + "seeds: 3\n", new InProcessExecutor(1), observer);

    TrialReport trial = StudySummary.of(stored, Instant.now()).trials().get(0);
    assertThat(trial.attempts()).hasSize(1);
    assertThat(trial.attempts().get(0).startedAt()).isBefore(seen.get(0));
    assertThat(trial.attempts().get(0).endedAt()).isAfterOrEqualTo(seen.get(3 * 2 - 1));
  }
}
