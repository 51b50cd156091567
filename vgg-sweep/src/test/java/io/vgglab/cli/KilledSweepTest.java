package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command line as processes, killed and interrupted in the middle. */
@Tag("slow")
class KilledSweepTest {

  private static final int WORKERS = 2;
  private static final int POINTS = 8;

  @TempDir Path folder;

  private SweepProcess program;
  private Process sweep;

  @BeforeEach
  void givenAStudyAndAnEngine() throws IOException {
    program =
        new SweepProcess(
            folder,
            """
            data: synthetic:8x8x1:2:64:16
            base: {width: 0.02, head: linear, epochs: 4, schedule: constant, validation: slice}
            space:
              batchNorm: [none, after-activation]
              learningRate: [0.1, 0.2]
              batchSize: [8, 16]
            """,
            "",
            40);
  }

  @AfterEach
  void endWhatIsLeft() {
    if (sweep != null) {
      sweep.descendants().forEach(ProcessHandle::destroyForcibly);
      sweep.destroyForcibly();
    }
  }

  @Test
  void killedWorker_costsNoTrial() throws Exception {
    start();
    awaitFinished(1);
    sweep.children().forEach(ProcessHandle::destroyForcibly);

    assertThat(sweep.waitFor(120, TimeUnit.SECONDS)).isTrue();

    assertThat(sweep.exitValue()).isZero();
    thenEveryPointStandsOnce();
  }

  @Test
  void killedSweep_leavesNoWorkerAndGoesOn() throws Exception {
    Random random = new Random(1);
    for (int kill = 0; kill < 3; kill++) {
      start();
      awaitFinished(kill);
      Thread.sleep(random.nextInt(1_500));
      List<ProcessHandle> workers = sweep.children().toList();

      sweep.destroyForcibly().waitFor();

      awaitEnd(workers);
    }

    goOn();
  }

  @Test
  void interruptedSweep_endsWithTheSignalsCodeAndGoesOn() throws Exception {
    List<String> signals = List.of("INT", "TERM", "HUP");
    List<Integer> codes = List.of(130, 143, 129);
    for (int i = 0; i < signals.size(); i++) {
      start();
      awaitFinished(i + 1);
      List<ProcessHandle> workers = sweep.children().toList();

      new ProcessBuilder("kill", "-" + signals.get(i), Long.toString(sweep.pid()))
          .start()
          .waitFor();

      assertThat(sweep.waitFor(20, TimeUnit.SECONDS)).as(signals.get(i)).isTrue();
      assertThat(sweep.exitValue()).as(signals.get(i)).isEqualTo(codes.get(i));
      awaitEnd(workers);
      assertThat(folder.resolve("out/study.db-wal")).as(signals.get(i)).doesNotExist();
    }
    goOn();
  }

  @Test
  void sweepAskedToStop_endsByItselfAndGoesOn() throws Exception {
    start();
    awaitFinished(1);

    run("status", folder.resolve("out").toString());
    run("stop", folder.resolve("out").toString());

    assertThat(sweep.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(sweep.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("sweep.log")))
        .contains("asked to stop; waiting for the trials that run")
        .contains("Stopped before the end; run the same command again to go on");
    goOn();
  }

  @Test
  void secondSweep_isRefusedInOneLine() throws Exception {
    start();
    awaitFinished(1);

    Process second = program.start(folder.resolve("second.log"), WORKERS);

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("second.log")))
        .startsWith("vgg: study toy is being run from another terminal");
  }

  private void start() throws IOException {
    sweep = program.start(WORKERS);
  }

  /** What is left, without waiting in training steps. */
  private void goOn() throws Exception {
    sweep = program.withoutDelay().start(WORKERS);
    assertThat(sweep.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(sweep.exitValue()).isZero();
    thenEveryPointStandsOnce();
  }

  /** Another terminal. */
  private static void run(String command, String place) {
    StringWriter out = new StringWriter();
    assertThat(
            Vgg.commandLine().setOut(new PrintWriter(out, true)).execute("sweep", command, place))
        .isZero();
    assertThat(out.toString()).contains("process ");
  }

  private void awaitFinished(int trials) throws InterruptedException, IOException {
    Path artifacts = folder.resolve("out/artifacts");
    for (int i = 0; i < 600; i++) {
      if (sweep.isAlive()
          && finished(artifacts) >= trials
          && sweep.children().findAny().isPresent()) {
        return;
      }
      assertThat(sweep.isAlive()).as(Files.readString(folder.resolve("sweep.log"))).isTrue();
      Thread.sleep(100);
    }
    throw new AssertionError("no trial finished within a minute");
  }

  private static long finished(Path artifacts) throws IOException {
    if (!Files.isDirectory(artifacts)) {
      return 0;
    }
    try (var trials = Files.list(artifacts)) {
      return trials.filter(trial -> Files.exists(trial.resolve("run.json"))).count();
    }
  }

  private static void awaitEnd(List<ProcessHandle> workers) throws InterruptedException {
    for (int i = 0; i < 100 && workers.stream().anyMatch(ProcessHandle::isAlive); i++) {
      Thread.sleep(100);
    }
    assertThat(workers).noneMatch(ProcessHandle::isAlive);
  }

  private void thenEveryPointStandsOnce() {
    try (StudyStore store = StudyStores.open(folder.resolve("out/study.db").toString())) {
      StoredStudy study = store.find("toy").orElseThrow();
      assertThat(study.trials()).hasSize(POINTS).allMatch(t -> t.state() == TrialState.COMPLETE);
      assertThat(study.trials()).extracting(TrialRecord::assignment).doesNotHaveDuplicates();
      assertThat(study.trials()).allSatisfy(t -> assertThat(t.intermediateValues()).hasSize(4));
    }
  }
}
