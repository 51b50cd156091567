package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.StoreException;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.EpochResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a study does when workers, stores or checkpoints are lost. */
class LostStudyTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  @Test
  void lostWorker_keepsItsTrialAndNumber() throws InterruptedException {
    LosingExecutor executor = new LosingExecutor(r -> r.trial() == 2 && r.attempt() == 1);

    StoredStudy stored = toy.run(ToyStudy.GRID, executor);

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
    assertThat(executor.attempts(2)).containsExactly(1, 2);
    assertThat(StudySummary.of(stored, Instant.now()).trials())
        .allMatch(trial -> trial.reason().isEmpty());
  }

  @Test
  void thirdLoss_failsTheTrialAndTheStudyGoesOn() throws InterruptedException {
    LosingExecutor executor = new LosingExecutor(r -> r.trial() == 1);

    StoredStudy stored = toy.run(ToyStudy.GRID, executor);

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
  void lostStore_endsTheRunWithItsReasonAndNoTrialFails() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    StoredStudy breaking = PassingStudy.untilReport(stored, 4);
    try (Study study = toy.study(spec, breaking, new InProcessExecutor(1))) {
      assertThatThrownBy(study::run).isInstanceOf(StoreException.class).hasMessage("disk is full");
    }

    assertThat(stored.trials())
        .extracting(TrialRecord::state)
        .containsExactly(TrialState.COMPLETE, TrialState.RUNNING);
    assertThat(toy.run(ToyStudy.GRID, new InProcessExecutor(1)).trials())
        .hasSize(8)
        .allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  /** Another process dies while this one, which has a slot to spare, is at its trial. */
  @Test
  @Timeout(30)
  void storeThatIsLostAfterATrialIsTakenOver_endsTheRunAndTheTrialGoesOnInTheNext()
      throws InterruptedException {
    String file = ToyStudy.RANDOM.replace("trials: 4", "trials: 2");
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = toy.open(spec);
    TrialChoice choice = new TrialChoice(spec);
    TrialExecutor busy =
        new BusyExecutor(
            2,
            () -> {
              TrialRecord other = choice.next(stored.trials(), 1).orElseThrow();
              stored.claim(new TrialClaim(1, other.parameters(), Map.of(), "a run that is gone"));
            });
    AtomicBoolean taken = new AtomicBoolean();
    StoredStudy breaking =
        PassingStudy.on(
            stored,
            name -> {
              if (name.equals("trials") && taken.getAndSet(false)) {
                throw new StoreException("database is away");
              }
              if (name.equals("reclaim")) {
                taken.set(true);
              }
            });

    try (Study study = toy.study(spec, breaking, busy)) {
      assertThatThrownBy(study::join)
          .isInstanceOf(StoreException.class)
          .hasMessage("database is away");
    }

    assertThat(toy.run(file, new InProcessExecutor(1)).trials())
        .hasSize(2)
        .allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  @Timeout(30)
  void storeThatSaysNothingForAMoment_isBorneWhileATrialRuns() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    CountDownLatch again = new CountDownLatch(2);
    StoredStudy breaking =
        PassingStudy.on(
            stored,
            name -> {
              if (name.equals("stopRequest")) {
                again.countDown();
                if (again.getCount() > 0) {
                  throw new StoreException("database is away");
                }
              }
            });
    StudyObserver waiting =
        new StudyObserver() {
          @Override
          public void onEpoch(int trial, int seed, EpochResult result) {
            try {
              again.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };

    try (Study study = toy.study(spec, breaking, new InProcessExecutor(1), waiting)) {
      assertThat(study.run()).isEqualTo(RunEnd.FINISHED);
    }

    assertThat(stored.trials()).hasSize(8).allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  @Timeout(30)
  void lostCheckpointsOfAPausedTrial_areTrainedAgainAndTheTableIsTheSame()
      throws InterruptedException {
    Path lost = folder.resolve("lost");
    List<String> notes = new CopyOnWriteArrayList<>();
    StudyObserver deleting =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            Path run = lost.resolve("trial-" + trial.number());
            assertThat(run.resolve("checkpoints").toFile().renameTo(run.resolve("gone").toFile()))
                .isTrue();
          }

          @Override
          public void onNote(String note) {
            notes.add(note);
          }
        };

    StoredStudy calm = toy.run(ToyStudy.ROUNDS, new InProcessExecutor(1));
    StoredStudy again = new ToyStudy(lost).run(ToyStudy.ROUNDS, new InProcessExecutor(1), deleting);

    assertThat(table(again)).isEqualTo(table(calm));
    assertThat(again.userAttributes().get(Ledger.ATTRIBUTE))
        .isEqualTo(calm.userAttributes().get(Ledger.ATTRIBUTE));
    assertThat(notes)
        .hasSize(5)
        .allSatisfy(
            note ->
                assertThat(note)
                    .startsWith("trial ")
                    .contains(" trains epochs 1 to ")
                    .contains(" again, since their checkpoints are not in " + lost));
  }

  private static List<String> table(StoredStudy stored) {
    return stored.trials().stream()
        .map(trial -> trial.state() + " " + trial.assignment() + " " + trial.intermediateValues())
        .toList();
  }

  @Test
  void lossBetweenTheLastSeedAndTheEnd_trainsNoFurtherSeed() throws InterruptedException {
    String file = ToyStudy.GRID + "seeds: 2\n";
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = toy.open(spec);
    StoredStudy breaking =
        PassingStudy.on(
            stored,
            name -> {
              if (name.equals("finish")) {
                throw new StoreException("disk is full");
              }
            });
    try (Study study = toy.study(spec, breaking, new InProcessExecutor(1))) {
      assertThatThrownBy(study::run).hasMessage("disk is full");
    }
    assertThat(SeedRuns.of(stored.trials().get(0)).size()).isEqualTo(2);

    List<TrialRecord> trials = toy.run(file, new InProcessExecutor(1)).trials();

    assertThat(trials)
        .hasSize(8)
        .allMatch(trial -> trial.state() == TrialState.COMPLETE)
        .allMatch(trial -> SeedRuns.of(trial).size() == 2)
        .allMatch(trial -> trial.values().equals(SeedRuns.of(trial).means()));
    assertThat(folder.resolve("trial-0/seed-2")).doesNotExist();
  }

  @Test
  void trialThatAnotherProgramLeft_stopsTheStudyAndIsNamed() throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    TrialRecord first = new TrialChoice(spec).next(List.of(), 0).orElseThrow();
    stored.claim(new TrialClaim(0, first.parameters(), Map.of(), "another program"));
    List<String> notes = new CopyOnWriteArrayList<>();
    StudyObserver listening =
        new StudyObserver() {
          @Override
          public void onNote(String note) {
            notes.add(note);
          }
        };

    try (Study study =
        toy.study(spec, PassingStudy.withoutOrphans(stored), new InProcessExecutor(1), listening)) {
      assertThat(study.run()).isEqualTo(RunEnd.STUCK);
    }

    assertThat(stored.trials()).hasSize(4);
    assertThat(notes)
        .contains(
            "the next trial waits for trials [0], which another program left unfinished; end them"
                + " there, and run the same command again");
  }
}
