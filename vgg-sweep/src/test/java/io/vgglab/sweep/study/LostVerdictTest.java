package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.source.ImageSources;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker is lost after the pruner has spoken and before the trial has ended. */
class LostVerdictTest {

  private static final int NEVER = 0;
  private static final String DATA = "synthetic:8x8x1:2:64:16";
  private static final String STUDY =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 4, schedule: constant, validation: slice}
      space:
        learningRate: {low: 0.0001, high: 0.1, log: true}
      sampler: random
      trials: 16
      lookBehind: 0
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: successive-halving, minEpochs: 1, reductionFactor: 2}",
        "{type: hyperband, reductionFactor: 2}",
        "{type: hyperband-rounds, reductionFactor: 2}",
        "{type: median, startupTrials: 1}"
      })
  void prunedTrials_stayPruned(String pruner) throws InterruptedException {
    List<String> calm = run("calm", pruner, new InProcessExecutor(1));
    List<String> cutOff = run("cut-off", pruner, new CutOffExecutor(r -> r.attempt() == 1, NEVER));

    assertThat(calm).filteredOn(line -> line.contains("PRUNED")).hasSizeGreaterThan(2);
    assertThat(cutOff).isEqualTo(calm);
  }

  @SuppressWarnings("try") // the study only needs closing
  private List<String> run(String place, String pruner, TrialExecutor executor)
      throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY + "pruner: " + pruner + "\n", "toy");
    StudyData data = StudyData.of(ImageSources.open(DATA));
    StoredStudy stored = StudyOpening.open(spec, data, new MemoryStore(InstantSource.system()));
    try (Study study =
        new Study(spec, data, stored, executor, folder.resolve(place), StudyObserver.none())) {
      study.run();
    }
    return stored.trials().stream().map(LostVerdictTest::line).toList();
  }

  private static String line(TrialRecord trial) {
    assertThat(trial.state()).isNotEqualTo(TrialState.FAIL);
    assertThat(trial.values()).containsExactly(trial.intermediateValues().lastEntry().getValue());
    return trial.state() + " " + trial.assignment() + " " + trial.intermediateValues();
  }
}
