package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.StopRequest;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.EpochResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one study: one after the other, side by side, stopped. */
class StudyRunsTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void closedStudy_goesOnWithTheSameRows() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
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
    study[0] = toy.study(spec, stored, new InProcessExecutor(1), stopper);
    RunEnd end = study[0].run();
    study[0].close();

    assertThat(end).isEqualTo(RunEnd.STOPPED);
    toy.run(ToyStudy.GRID, new InProcessExecutor(1));

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(stored.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
  }

  @Test
  void trialThatIsLostWhileTheLastOneRuns_isTakenOver() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
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

    try (Study study = toy.study(spec, stored, new InProcessExecutor(1), leaving)) {
      assertThat(study.join()).isEqualTo(RunEnd.FINISHED);
    }

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  void ofProcessesThatEndTogether_oneIsTheLast() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    try (Study first = toy.study(spec, stored, new InProcessExecutor(1));
        Study second = toy.study(spec, stored, new InProcessExecutor(1))) {
      first.join();
      second.join();

      assertThat(first.isLast()).isFalse();
      assertThat(second.isLast()).isTrue();
      assertThat(first.isLast()).isFalse();
    }
  }

  @Test
  void secondRun_isRefusedWhileTheFirstLives() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    try (Study first = toy.study(spec, stored, new InProcessExecutor(1));
        Study second = toy.study(spec, stored, new InProcessExecutor(1))) {
      first.run();

      assertThatThrownBy(second::run).hasMessageStartingWith("study toy is being run by process ");
    }
  }

  @Test
  void studyThatIsNotClosed_isStillAlive() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    Semaphore looks = new Semaphore(0);
    StoredStudy watched =
        PassingStudy.on(
            stored,
            name -> {
              if (name.equals("stopRequest")) {
                looks.release();
              }
            });
    try (Study study = toy.study(spec, watched, new InProcessExecutor(1))) {
      study.run();
      looks.drainPermits();

      assertThat(looks.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void studyAskedToStop_finishesWhatRunsAndGoesOnLater() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    CountDownLatch heard = new CountDownLatch(1);
    StudyObserver asking =
        new StudyObserver() {
          @Override
          public void onEpoch(int trial, int seed, EpochResult result) {
            if (trial == 2) {
              stored.requestStop(stored.runs().get(0).run(), StopRequest.AFTER_TRIALS);
              await(heard);
            }
          }

          @Override
          public void onNote(String note) {
            if (note.startsWith("asked to stop")) {
              heard.countDown();
            }
          }
        };
    try (Study study = toy.study(spec, stored, new InProcessExecutor(1), asking)) {
      assertThat(study.run()).isEqualTo(RunEnd.STOPPED);
    }

    assertThat(stored.trials()).hasSize(3).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    assertThat(toy.run(ToyStudy.GRID, new InProcessExecutor(1)).trials()).hasSize(8);
  }

  @Test
  @Timeout(60)
  void studyAskedToStopNow_waitsForNoTrial() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    TrialExecutor busy =
        new BusyExecutor(1, () -> stored.requestStop(stored.runs().get(0).run(), StopRequest.NOW));

    try (Study study = toy.study(spec, stored, busy)) {
      assertThat(study.run()).isEqualTo(RunEnd.STOPPED);
    }

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
  }

  @Test
  void twoProcesses_shareOneStudy() throws Exception {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Study first = toy.study(spec, stored, new InProcessExecutor(1));
        Study second = toy.study(spec, stored, new InProcessExecutor(1))) {
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

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
