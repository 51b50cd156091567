package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.data.source.ImageSources;
import io.vgglab.report.study.LedgerLine;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.study.TrialStatus;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.pruner.RoundRole;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StopRequest;
import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

  private static final String DATA = "synthetic:8x8x1:2:64:16";
  private static final StudyData IMAGES = StudyData.of(ImageSources.open(DATA));
  private static final String GRID =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 3, schedule: constant, validation: slice}
      space:
        batchNorm: [none, after-activation]
        learningRate: [0.1, 0.2]
        batchSize: [8, 16]
      """;

  private static final String ROUNDS =
      GRID.replace("[0.1, 0.2]", "{low: 0.01, high: 0.2}").replace("epochs: 3", "epochs: 4")
          + "sampler: random\npruner: {type: hyperband-rounds, reductionFactor: 2}\n";

  @TempDir Path folder;

  private final MemoryStore store = new MemoryStore(InstantSource.system());

  @Test
  void grid_runsEachPointOnce() throws InterruptedException {
    StoredStudy stored = run(GRID, new InProcessExecutor(2));

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(stored.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
    assertThat(stored.trials().get(0).intermediateValues()).containsOnlyKeys(1, 2, 3);
    assertThat(stored.trials().get(0).value())
        .contains(stored.trials().get(0).intermediateValues().get(3));
  }

  @Test
  void rounds_goOnFromTheCheckpointsOfPausedTrials() throws InterruptedException {
    StoredStudy stored = run(ROUNDS, new InProcessExecutor(2));

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
            new LedgerLine("bracket 2, round 0", 4, 4, 0, 4, 4),
            new LedgerLine("bracket 2, round 1", 2, 2, 0, 2, 2),
            new LedgerLine("bracket 2, round 2", 1, 1, 0, 2, 2),
            new LedgerLine("bracket 1, round 0", 3, 3, 0, 6, 6),
            new LedgerLine("bracket 1, round 1", 2, 2, 0, 4, 4),
            new LedgerLine("bracket 0, round 0", 3, 3, 0, 12, 12));
  }

  @Test
  void epochBudget_isNeverPassed() throws InterruptedException {
    String file =
        GRID.replace("[0.1, 0.2]", "{low: 0.01, high: 0.2}")
            + "sampler: random\nlookBehind: 0\npruner: {type: threshold, lower: 0.9}\n"
            + "epochBudget: 11\n";

    StoredStudy stored = run(file, new InProcessExecutor(1));

    int spent = stored.trials().stream().mapToInt(EpochBudget::spent).sum();
    assertThat(spent).isBetween(9, 11);
    assertThat(stored.trials()).hasSizeGreaterThan(3);
  }

  @Test
  void severalObjectives_areStoredAndPrunedOnTheFirst() throws InterruptedException {
    String file =
        GRID + "objectives: [accuracy, parameters, seconds]\npruner: {type: threshold, lower: 2}\n";

    StoredStudy stored = run(file, new InProcessExecutor(1));

    assertThat(stored.header().metricNames()).containsExactly("accuracy", "parameters", "seconds");
    assertThat(stored.trials())
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
    List<TrialRecord> before = run(GRID, new InProcessExecutor(1)).trials();

    assertThat(run(GRID, new InProcessExecutor(1)).trials()).isEqualTo(before);
  }

  @Test
  void lostWorker_keepsItsTrialAndNumber() throws InterruptedException {
    LosingExecutor executor = new LosingExecutor(r -> r.trial() == 2 && r.attempt() == 1);

    StoredStudy stored = run(GRID, executor);

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(executor.attempts(2)).containsExactly(1, 2);
    assertThat(StudySummary.of(stored, Instant.now()).trials())
        .allMatch(trial -> trial.reason().isEmpty());
  }

  @Test
  void thirdLoss_failsTheTrialAndTheStudyGoesOn() throws InterruptedException {
    LosingExecutor executor = new LosingExecutor(r -> r.trial() == 1);

    StoredStudy stored = run(GRID, executor);

    assertThat(executor.attempts(1)).containsExactly(1, 2, 3);
    assertThat(stored.trials()).hasSize(8);
    assertThat(stored.trials().get(1).state()).isEqualTo(TrialState.FAIL);
    assertThat(stored.trials()).filteredOn(t -> t.state() == TrialState.COMPLETE).hasSize(7);
    assertThat(
            StudySummary.of(stored, Instant.EPOCH.plusSeconds(4_000_000_000L))
                .trials()
                .get(1)
                .reason())
        .isEqualTo("worker ended with code 137");
  }

  @Test
  void divergedTrial_failsWithItsReason() throws InterruptedException {
    StoredStudy stored = run(GRID.replace("[0.1, 0.2]", "[0.1, 99]"), new InProcessExecutor(1));

    StudyReport report = StudySummary.of(stored, Instant.now());
    assertThat(report.count(TrialStatus.FAILED)).isEqualTo(4);
    assertThat(report.trials().get(2).reason())
        .isEqualTo("diverged: loss was NaN in epoch 1; try a lower learningRate");
  }

  @Test
  void closedStudy_goesOnWithTheSameRows() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    Study[] study = new Study[1];
    StudyObserver stopper =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            if (trial.number() == 3) {
              new Thread(study[0]::close).start();
            }
          }
        };
    study[0] = new Study(spec, IMAGES, stored, new InProcessExecutor(1), folder, stopper);
    RunEnd end = study[0].run();
    study[0].close();

    assertThat(end).isEqualTo(RunEnd.STOPPED);
    run(GRID, new InProcessExecutor(1));

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(stored.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
  }

  @Test
  void trialThatIsLostWhileTheLastOneRuns_isTakenOver() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    TrialChoice choice = new TrialChoice(spec);
    StudyObserver leaving =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            if (trial.number() == 6) {
              TrialRecord next = choice.next(stored.trials(), 7).orElseThrow();
              stored.claim(new TrialClaim(7, next.parameters(), Map.of(), "a run that is gone"));
            }
          }
        };

    try (Study study = new Study(spec, IMAGES, stored, new InProcessExecutor(1), folder, leaving)) {
      assertThat(study.join()).isEqualTo(RunEnd.FINISHED);
    }

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  void ofProcessesThatEndTogether_oneIsTheLast() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    try (Study first = study(spec, stored, new InProcessExecutor(1));
        Study second = study(spec, stored, new InProcessExecutor(1))) {
      first.join();
      second.join();

      assertThat(first.isLast()).isFalse();
      assertThat(second.isLast()).isTrue();
      assertThat(first.isLast()).isFalse();
    }
  }

  @Test
  void secondRun_isRefusedWhileTheFirstLives() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    try (Study first = study(spec, stored, new InProcessExecutor(1));
        Study second = study(spec, stored, new InProcessExecutor(1))) {
      first.run();

      assertThatThrownBy(second::run).hasMessageStartingWith("study toy is being run by process ");
    }
  }

  @Test
  void studyThatIsNotClosed_isStillAlive() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    Semaphore looks = new Semaphore(0);
    StoredStudy watched =
        Passing.on(
            stored,
            name -> {
              if (name.equals("stopRequest")) {
                looks.release();
              }
            });
    try (Study study = study(spec, watched, new InProcessExecutor(1))) {
      study.run();
      looks.drainPermits();

      assertThat(looks.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void studyAskedToStop_finishesWhatRunsAndGoesOnLater() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    StudyObserver asking =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            if (trial.number() == 1) {
              stored.requestStop(stored.runs().get(0).run(), StopRequest.AFTER_TRIALS);
              pause();
            }
          }
        };
    try (Study study = new Study(spec, IMAGES, stored, new InProcessExecutor(1), folder, asking)) {
      assertThat(study.run()).isEqualTo(RunEnd.STOPPED);
    }

    assertThat(stored.trials())
        .hasSizeBetween(2, 7)
        .allMatch(trial -> trial.state() == TrialState.COMPLETE);
    assertThat(run(GRID, new InProcessExecutor(1)).trials()).hasSize(8);
  }

  @Test
  void twoProcesses_shareOneStudy() throws Exception {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Study first = study(spec, stored, new InProcessExecutor(1));
        Study second = study(spec, stored, new InProcessExecutor(1))) {
      for (Future<RunEnd> end :
          threads.invokeAll(List.<Callable<RunEnd>>of(first::join, second::join))) {
        assertThat(end.get()).isEqualTo(RunEnd.FINISHED);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(stored.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
  }

  @Test
  void lostStore_endsTheRunWithItsReasonAndNoTrialFails() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    StoredStudy breaking = Passing.untilReport(stored, 4);
    try (Study study = study(spec, breaking, new InProcessExecutor(1))) {
      assertThatThrownBy(study::run).isInstanceOf(StoreException.class).hasMessage("disk is full");
    }

    assertThat(stored.trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETE, TrialState.RUNNING);
    assertThat(run(GRID, new InProcessExecutor(1)).trials())
        .hasSize(8)
        .allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  @Timeout(30)
  void lostCheckpoints_endTheRunWithTheirReason() {
    StudySpec spec = StudyFile.parse(ROUNDS, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    StudyObserver deleting =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            Path run = folder.resolve("trial-" + trial.number());
            assertThat(run.resolve("checkpoints").toFile().renameTo(run.resolve("gone").toFile()))
                .isTrue();
          }
        };
    try (Study study =
        new Study(spec, IMAGES, stored, new InProcessExecutor(1), folder, deleting)) {
      assertThatThrownBy(study::run)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("cannot go on from the checkpoints in " + folder);
    }

    assertThat(stored.trials()).noneMatch(trial -> trial.state() == TrialState.FAIL);
  }

  @Test
  void fullDisk_endsTheRunAndNoTrialFails() {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    TrialEnd full = new TrialEnd.DiskFull("cannot write checkpoint c: No space left on device");
    try (Study study = study(spec, stored, new EndingExecutor(full))) {
      assertThatThrownBy(study::run)
          .hasMessage(
              "trial 0: cannot write checkpoint c: No space left on device; make room and run the"
                  + " same command again");
    }

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
  }

  @Test
  void workersThatDoNotStart_endTheRunAndNoTrialFails() throws InterruptedException {
    StudySpec spec = StudyFile.parse(GRID, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    TrialEnd none = new TrialEnd.NoWorker("no worker starts for dl4j on cuda:1: driver is gone");
    try (Study study = study(spec, stored, new EndingExecutor(none))) {
      assertThatThrownBy(study::run)
          .hasMessage(
              "no worker starts for dl4j on cuda:1: driver is gone; mend it or leave its slot out,"
                  + " and run the same command again");
    }

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
    assertThat(run(GRID, new InProcessExecutor(1)).trials())
        .hasSize(8)
        .allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  void trialWithoutMemory_isInfeasible() throws InterruptedException {
    StoredStudy stored =
        run(GRID, new EndingExecutor(new TrialEnd.OutOfMemory("out of memory; try less")));

    assertThat(stored.trials())
        .hasSize(8)
        .allMatch(t -> t.state() == TrialState.PRUNED && Constraints.violation(t) > 0);
  }

  @Test
  void overhead_isMeasuredInEveryTrial() throws InterruptedException {
    StoredStudy stored = run(GRID, new InProcessExecutor(1));

    Overhead overhead = Overhead.of(stored.trials()).orElseThrow();
    assertThat(overhead.trials()).isEqualTo(8);
    assertThat(overhead.studySeconds()).isPositive().isLessThan(overhead.seconds());
  }

  private static void pause() {
    try {
      Thread.sleep(1_500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void changedStudyFile_isRefusedWithTheDifference() throws InterruptedException {
    run(GRID, new InProcessExecutor(1));
    StudySpec changed = StudyFile.parse(GRID.replace("[8, 16]", "[8, 32]"), "toy");

    assertThatThrownBy(() -> StudyOpening.open(changed, IMAGES, store))
        .isInstanceOf(StudyFileException.class)
        .hasMessage(
            "study toy was begun with another study file: batchSize was one of [8, 16] and is now one"
                + " of [8, 32]; give the new study another name");
  }

  @Test
  void comments_doNotChangeAStudy() throws InterruptedException {
    run(GRID, new InProcessExecutor(1));

    assertThat(run("# again\n" + GRID, new InProcessExecutor(1)).trials()).hasSize(8);
  }

  @Test
  void summary_holdsWhatThePageShows() throws InterruptedException {
    StudyReport report = StudySummary.of(run(GRID, new InProcessExecutor(1)), Instant.now());

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
    assertThat(report.context().studyFile()).isEqualTo(GRID);
  }

  @SuppressWarnings("try") // the study only needs closing
  private StoredStudy run(String file, TrialExecutor executor) throws InterruptedException {
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, store);
    try (Study study = study(spec, stored, executor)) {
      study.run();
    }
    return stored;
  }

  private Study study(StudySpec spec, StoredStudy stored, TrialExecutor executor) {
    return new Study(spec, IMAGES, stored, executor, folder, StudyObserver.none());
  }

  /** A stored study before which something is done, by the name of the method called. */
  private static final class Passing {

    static StoredStudy on(StoredStudy stored, Consumer<String> before) {
      return (StoredStudy)
          Proxy.newProxyInstance(
              StoredStudy.class.getClassLoader(),
              new Class<?>[] {StoredStudy.class},
              (proxy, method, arguments) -> {
                before.accept(method.getName());
                try {
                  return method.invoke(stored, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    /** A full disk ends it after some reports. */
    static StoredStudy untilReport(StoredStudy stored, int reports) {
      AtomicInteger left = new AtomicInteger(reports);
      return on(
          stored,
          name -> {
            if (name.equals("report") && left.getAndDecrement() <= 0) {
              throw new StoreException("disk is full");
            }
          });
    }
  }

  /** Ends every trial in one way. */
  private record EndingExecutor(TrialEnd end) implements TrialExecutor {

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      new Thread(() -> listener.onEnd(end)).start();
    }

    @Override
    public void cancel(int trial) {}

    @Override
    public void close() {}
  }

  /** Loses the worker of chosen attempts after they have begun. */
  private static final class LosingExecutor implements TrialExecutor {

    private final InProcessExecutor delegate = new InProcessExecutor(1);
    private final Predicate<TrialRequest> lost;
    private final List<TrialRequest> requests = new CopyOnWriteArrayList<>();

    LosingExecutor(Predicate<TrialRequest> lost) {
      this.lost = lost;
    }

    List<Integer> attempts(int trial) {
      return requests.stream().filter(r -> r.trial() == trial).map(TrialRequest::attempt).toList();
    }

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      requests.add(request);
      if (lost.test(request)) {
        new Thread(() -> listener.onEnd(new TrialEnd.Lost("worker ended with code 137"))).start();
      } else {
        delegate.submit(request, listener);
      }
    }

    @Override
    public void cancel(int trial) {}

    @Override
    public void close() {
      delegate.close();
    }
  }
}
