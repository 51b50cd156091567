package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.Constraints;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a training ends without a fault of its trial, and what the run makes of it. */
class RunTroubleTest {

  @TempDir Path folder;

  private ToyStudy toy;

  @BeforeEach
  void open() {
    toy = new ToyStudy(folder);
  }

  private static Stream<Arguments> troubles() {
    return Stream.of(
        arguments(
            new TrialEnd.DiskFull("cannot write checkpoint c: No space left on device"),
            "trial 0: cannot write checkpoint c: No space left on device; make room and run the same"
                + " command again"),
        arguments(
            new TrialEnd.Hindered("/mnt/images: folder must hold a folder per class"),
            "trial 0: /mnt/images: folder must hold a folder per class; mend it and run the same"
                + " command again"),
        arguments(
            new TrialEnd.NoWorker("no worker starts for dl4j on cuda:1: driver is gone"),
            "no worker starts for dl4j on cuda:1: driver is gone; mend it or leave its slot out, and"
                + " run the same command again"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void troubleOfTheMachine_endsTheRunAndNoTrialFails(TrialEnd end, String message)
      throws InterruptedException {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    try (Study study = toy.study(spec, stored, new EndingExecutor(end))) {
      assertThatThrownBy(study::run).hasMessage(message);
    }

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
    assertThat(toy.run(ToyStudy.GRID, new InProcessExecutor(1)).trials())
        .hasSize(8)
        .allMatch(t -> t.state() == TrialState.COMPLETE);
  }

  @Test
  @Timeout(30)
  void fatalEnd_endsTheRunAndNoTrialFails() {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StoredStudy stored = toy.open(spec);
    Error error = new NoClassDefFoundError("io/vgglab/Gone");
    try (Study study = toy.study(spec, stored, new EndingExecutor(new TrialEnd.Fatal(error)))) {
      assertThatThrownBy(study::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("internal error: java.lang.NoClassDefFoundError: io/vgglab/Gone")
          .hasCause(error);
    }

    assertThat(stored.trials()).extracting(TrialRecord::state).containsExactly(TrialState.RUNNING);
  }

  @Test
  @Timeout(30)
  void errorAtTheEndOfATrial_endsTheRun() {
    StudySpec spec = StudyFile.parse(ToyStudy.GRID, "toy");
    StudyObserver broken =
        new StudyObserver() {
          @Override
          public void onFinished(TrialRecord trial, String reason) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    try (Study study = toy.study(spec, toy.open(spec), new InProcessExecutor(1), broken)) {
      assertThatThrownBy(study::run)
          .isInstanceOf(IllegalStateException.class)
          .hasCauseInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void trialWithoutMemory_isInfeasible() throws InterruptedException {
    StoredStudy stored =
        toy.run(
            ToyStudy.GRID, new EndingExecutor(new TrialEnd.OutOfMemory("out of memory; try less")));

    assertThat(stored.trials())
        .hasSize(8)
        .allMatch(t -> t.state() == TrialState.PRUNED && Constraints.violation(t) > 0);
  }
}
