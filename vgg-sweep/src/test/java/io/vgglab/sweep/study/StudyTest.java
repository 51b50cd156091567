package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.figure.EpochRow;
import io.vgglab.report.study.LedgerLine;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialStatus;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void grid_runsEachPointOnce() throws InterruptedException {
    StoredStudy stored = toy.run(ToyStudy.GRID, new InProcessExecutor(2));

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(stored.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
    assertThat(stored.trials().get(0).intermediateValues()).containsOnlyKeys(1, 2, 3);
    assertThat(stored.trials().get(0).value())
        .contains(stored.trials().get(0).intermediateValues().get(3));
  }

  /** Each value is legal beside some other, so the file is; only together they are none. */
  @Test
  void valuesThatCannotBeTrainedTogether_failTheirTrialAlone() throws InterruptedException {
    StoredStudy stored =
        toy.run(
            ToyStudy.GRID.replace(
                "  learningRate: [0.1, 0.2]\n  batchSize: [8, 16]\n",
                "  headBatchNorm: [false, true]\n"),
            new InProcessExecutor(1));

    assertThat(stored.trials())
        .extracting(TrialRecord::state)
        .containsExactly(
            TrialState.COMPLETE, TrialState.FAIL, TrialState.COMPLETE, TrialState.COMPLETE);
    assertThat(stored.trials().get(1).userAttributes().values())
        .anySatisfy(reason -> assertThat(reason).startsWith("\"cannot be trained: headBatchNorm"));
  }

  @Test
  void rounds_goOnFromTheCheckpointsOfPausedTrials() throws InterruptedException {
    StoredStudy stored = toy.run(ToyStudy.ROUNDS, new InProcessExecutor(2));

    List<TrialRecord> promoted =
        stored.trials().stream().filter(t -> RoundRole.continued(t).isPresent()).toList();
    assertThat(stored.trials()).hasSize(15).allMatch(t -> t.state() != TrialState.FAIL);
    assertThat(promoted).hasSize(5);
    for (TrialRecord trial : promoted) {
      TrialRecord parent = stored.trials().get(RoundRole.continued(trial).orElseThrow());
      assertThat(parent.state()).isEqualTo(TrialState.PRUNED);
      assertThat(trial.assignment()).isEqualTo(parent.assignment());
      assertThat(trial.intermediateValues().firstEntry())
          .isEqualTo(parent.intermediateValues().lastEntry());
    }
    assertThat(StudySummary.of(stored, Instant.now()).findings().ledger())
        .containsExactly(
            new LedgerLine("bracket 2, round 0", 4, 4, 4, 4, 4),
            new LedgerLine("bracket 2, round 1", 2, 2, 2, 2, 2),
            new LedgerLine("bracket 2, round 2", 1, 1, 0, 2, 2),
            new LedgerLine("bracket 1, round 0", 3, 3, 3, 6, 6),
            new LedgerLine("bracket 1, round 1", 2, 2, 0, 4, 4),
            new LedgerLine("bracket 0, round 0", 3, 3, 0, 12, 12));
  }

  @Test
  void trialEnqueuedBeforeAPromotion_isTrainedToItsEndOutsideTheRounds()
      throws InterruptedException {
    String file = ToyStudy.ROUNDS + "lookBehind: 0\n";
    StoredStudy stored = toy.open(StudyFile.parse(file, "toy"));
    StudyObserver enqueuing =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            if (trial.number() == 3) {
              stored.enqueue(Assignment.of(Map.of("learningRate", 0.15)));
            }
          }
        };

    toy.run(file, new InProcessExecutor(1), enqueuing);

    TrialRecord enqueued = stored.trials().get(4);
    assertThat(enqueued.state()).isEqualTo(TrialState.COMPLETE);
    assertThat(enqueued.assignment().real("learningRate")).isEqualTo(0.15);
    assertThat(RoundRole.of(enqueued)).isEmpty();
    assertThat(RoundRole.continued(stored.trials().get(5))).isPresent();
    assertThat(stored.trials()).hasSize(16);
    assertThat(StudySummary.of(stored, Instant.now()).findings().ledger())
        .hasSize(6)
        .allMatch(line -> line.trials() == line.plannedTrials())
        .allMatch(line -> line.spentEpochs() == line.plannedEpochs());
  }

  @Test
  void promotedTrial_costsWhatItsParentDidToo() throws InterruptedException {
    StoredStudy stored =
        toy.run(ToyStudy.ROUNDS + "objectives: [macroF1, seconds]\n", new InProcessExecutor(2));

    List<TrialRecord> promoted =
        stored.trials().stream().filter(t -> RoundRole.continued(t).isPresent()).toList();
    assertThat(promoted).hasSize(5);
    for (TrialRecord trial : promoted) {
      TrialRecord parent = stored.trials().get(RoundRole.continued(trial).orElseThrow());
      double own =
          StudySummary.of(stored, Instant.now()).trials().get(trial.number()).epochs().stream()
              .mapToDouble(EpochRow::seconds)
              .sum();
      assertThat(trial.values().get(1)).isCloseTo(parent.values().get(1) + own, within(1e-9));
    }
  }

  @Test
  void promotedTrial_startsWithTheEpochsOfItsParentAndSpendsTheOthers()
      throws InterruptedException {
    Map<Integer, Integer> inherited = new ConcurrentHashMap<>();
    StudyObserver observer =
        new StudyObserver() {
          @Override
          public void onStart(TrialRecord trial, int seed, int before, TrialStart start) {
            inherited.put(trial.number(), before);
          }
        };

    List<TrialRecord> trials =
        toy.run(ToyStudy.ROUNDS, new InProcessExecutor(2), observer).trials();

    assertThat(inherited).hasSize(15);
    assertThat(trials)
        .allSatisfy(
            trial -> {
              int before = inherited.get(trial.number());
              assertThat(before > 0).isEqualTo(RoundRole.continued(trial).isPresent());
              assertThat(trial.lastStep()).contains(before + EpochBudget.spent(trial));
            });
  }

  @Test
  void epochBudgetOfThePlan_isEnoughForAllRounds() throws InterruptedException {
    StudySpec plan = StudyFile.parse(ToyStudy.ROUNDS, "toy");

    StoredStudy stored =
        toy.run(
            ToyStudy.ROUNDS + "epochBudget: " + plan.plannedEpochs() + "\n",
            new InProcessExecutor(1));

    assertThat(stored.trials()).hasSize(15);
    assertThat(stored.trials().stream().mapToInt(EpochBudget::spent).sum())
        .isEqualTo(plan.plannedEpochs());
  }

  @Test
  void verdictAfterTheLastEpoch_changesNothing() throws InterruptedException {
    String file =
        ToyStudy.GRID + "pruner: {type: threshold, lower: 2, warmupEpochs: 2}\nmetric: accuracy\n";

    assertThat(toy.run(file, new InProcessExecutor(1)).trials())
        .hasSize(8)
        .allSatisfy(
            trial -> {
              assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
              assertThat(trial.systemAttributes()).doesNotContainKey("vgglab:pruned");
            });
  }

  @Test
  void ledger_countsTrialsThatWereNeverTrained() throws InterruptedException {
    String file = ToyStudy.GRID + "memory: 1 MiB\npruner: {type: hyperband, reductionFactor: 2}\n";

    StoredStudy stored = toy.run(file, new InProcessExecutor(1));

    assertThat(Ledger.lines(stored.userAttributes().get(Ledger.ATTRIBUTE)))
        .extracting(LedgerLine::trials)
        .satisfies(counts -> assertThat(counts.stream().mapToInt(it -> it).sum()).isEqualTo(8));
  }

  @Test
  void epochBudget_isNeverPassed() throws InterruptedException {
    String file =
        ToyStudy.GRID.replace("[0.1, 0.2]", "{low: 0.01, high: 0.2}")
            + "sampler: random\nlookBehind: 0\npruner: {type: threshold, lower: 0.9}\n"
            + "epochBudget: 11\n";

    StoredStudy stored = toy.run(file, new InProcessExecutor(1));

    int spent = stored.trials().stream().mapToInt(EpochBudget::spent).sum();
    assertThat(spent).isBetween(9, 11);
    assertThat(stored.trials()).hasSizeGreaterThan(3);
  }

  @Test
  void severalObjectives_areStoredAndPrunedOnTheFirst() throws InterruptedException {
    String file =
        ToyStudy.GRID
            + "objectives: [accuracy, parameters, seconds]\npruner: {type: threshold, lower: 2}\n";

    StoredStudy stored = toy.run(file, new InProcessExecutor(1));

    assertThat(stored.header().metricNames()).containsExactly("accuracy", "parameters", "seconds");
    assertThat(stored.trials())
        .hasSize(8)
        .allSatisfy(
            trial -> {
              assertThat(trial.state()).isEqualTo(TrialState.PRUNED);
              assertThat(trial.values()).hasSize(3);
              assertThat(trial.values().get(1)).isGreaterThan(1000);
            });
    assertThat(StudySummary.of(stored, Instant.now()).trials().get(0).metrics())
        .containsKeys("parameters", "seconds");
  }

  @Test
  void finishedStudy_runsNothingMore() throws InterruptedException {
    List<TrialRecord> before = toy.run(ToyStudy.GRID, new InProcessExecutor(1)).trials();

    assertThat(toy.run(ToyStudy.GRID, new InProcessExecutor(1)).trials()).isEqualTo(before);
  }

  @Test
  void divergedTrial_failsWithItsReason() throws InterruptedException {
    StoredStudy stored =
        toy.run(ToyStudy.GRID.replace("[0.1, 0.2]", "[0.1, 99]"), new InProcessExecutor(1));

    StudyReport report = StudySummary.of(stored, Instant.now());
    assertThat(report.count(TrialStatus.FAILED)).isEqualTo(4);
    assertThat(report.trials().get(2).reason())
        .isEqualTo("diverged: loss was NaN in epoch 1; try a lower learningRate");
  }

  @Test
  void overhead_isMeasuredInEveryTrial() throws InterruptedException {
    StoredStudy stored = toy.run(ToyStudy.GRID, new InProcessExecutor(1));

    Overhead overhead = Overhead.of(stored.trials()).orElseThrow();
    assertThat(overhead.trials()).isEqualTo(8);
    assertThat(overhead.studySeconds()).isPositive().isLessThan(overhead.seconds());
  }

  @Test
  void changedStudyFile_isRefusedWithTheDifference() throws InterruptedException {
    toy.run(ToyStudy.GRID, new InProcessExecutor(1));
    StudySpec changed = StudyFile.parse(ToyStudy.GRID.replace("[8, 16]", "[8, 32]"), "toy");

    assertThatThrownBy(() -> toy.open(changed))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(
            "study toy was begun with another study file: batchSize was one of [8, 16] and is now one"
                + " of [8, 32]; give the new study another name");
  }

  @Test
  void comments_doNotChangeAStudy() throws InterruptedException {
    toy.run(ToyStudy.GRID, new InProcessExecutor(1));

    assertThat(toy.run("# again\n" + ToyStudy.GRID, new InProcessExecutor(1)).trials()).hasSize(8);
  }

  @Test
  void summary_holdsWhatThePageShows() throws InterruptedException {
    StudyReport report =
        StudySummary.of(toy.run(ToyStudy.GRID, new InProcessExecutor(1)), Instant.now());

    assertThat(report.name()).isEqualTo("toy");
    assertThat(report.parameterNames()).containsExactly("batchNorm", "learningRate", "batchSize");
    assertThat(report.data().trainImages()).isEqualTo(58);
    assertThat(report.best()).isPresent();
    assertThat(report.trials())
        .allSatisfy(
            trial -> {
              assertThat(trial.epochs()).hasSize(3);
              assertThat(trial.confusion().total()).isEqualTo(6);
              assertThat(trial.plan().planHash()).hasSize(16);
              assertThat(trial.attempts()).hasSize(1);
            });
    assertThat(report.context().studyFile()).isEqualTo(ToyStudy.GRID);
  }
}
