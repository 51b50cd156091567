package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that work on one study in one folder, one of which is killed. */
@Tag("slow")
class JoinedSweepTest {

  private static final String STUDY =
      """
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 8, batchSize: 16, schedule: constant,
             validation: slice, keepCheckpoints: 8}
      space: {learningRate: [0.1, 0.2]}
      """;

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void trialOfAKilledProcess_goesOnFromItsCheckpointInAnother() throws Exception {
    SweepProcess sweep = new SweepProcess(folder, STUDY, "", 200);
    Process first = start(sweep, "--join");
    Process second = start(sweep, "--join");
    List<FileTime> kept = List.of(awaitFirstEpoch(0), awaitFirstEpoch(1));

    first.destroyForcibly().waitFor();
    Process alone = start(sweep);

    assertThat(alone.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(alone.exitValue()).isEqualTo(1);
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).as(log(sweep)).isZero();
    assertThat(List.of(awaitFirstEpoch(0), awaitFirstEpoch(1))).isEqualTo(kept);
    assertThat(log(sweep))
        .contains("vgg: study toy is being run from another terminal, and only sweeps that all")
        .containsPattern("trial [01] goes on, attempt 2")
        .contains("Test set (16 images, opened once, ");
    thenBothTrialsAreComplete();
  }

  private Process start(SweepProcess sweep, String... options) throws IOException {
    Process process = sweep.start(1, options);
    started.add(process);
    return process;
  }

  /** When the checkpoint of a trial's first epoch was written. */
  private FileTime awaitFirstEpoch(int trial) throws Exception {
    Path file = folder.resolve("out/artifacts/trial-" + trial + "/checkpoints/epoch-0001.json");
    for (int i = 0; i < 600 && !Files.exists(file); i++) {
      Thread.sleep(50);
    }
    assertThat(file).exists();
    return Files.getLastModifiedTime(file);
  }

  private static String log(SweepProcess sweep) throws IOException {
    return Files.readString(sweep.log());
  }

  private void thenBothTrialsAreComplete() {
    try (StudyStore store = StudyStores.open(folder.resolve("out/study.db").toString())) {
      StoredStudy study = store.find("toy").orElseThrow();
      assertThat(study.trials()).hasSize(2).allMatch(t -> t.state() == TrialState.COMPLETE);
      assertThat(study.trials()).allSatisfy(t -> assertThat(t.intermediateValues()).hasSize(8));
    }
  }
}
