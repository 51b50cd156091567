package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.source.ImageSources;
import io.vgglab.eval.ConfusionMatrix;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.executor.TrialEnd;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.executor.TrialListener;
import io.vgglab.sweep.executor.TrialRequest;
import io.vgglab.sweep.executor.TrialStart;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import io.vgglab.train.Decision;
import io.vgglab.train.EpochObserver.Progress;
import io.vgglab.train.EpochResult;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker is lost after the pruner has spoken and before the trial has ended. */
class LostVerdictTest {

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
    List<String> cutOff = run("cut-off", pruner, new CutOffExecutor());

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
    return trial.state() + " " + trial.assignment() + " " + trial.intermediateValues();
  }

  /** Loses the first attempt of every trial that is told to stop. */
  private static final class CutOffExecutor implements TrialExecutor {

    private final InProcessExecutor delegate = new InProcessExecutor(1);

    @Override
    public int capacity() {
      return 1;
    }

    @Override
    public void submit(TrialRequest request, TrialListener listener) {
      delegate.submit(request, request.attempt() == 1 ? new CutOff(listener) : listener);
    }

    @Override
    public void cancel(int trial) {}

    @Override
    public void close() {
      delegate.close();
    }
  }

  private record CutOff(TrialListener listener) implements TrialListener {

    @Override
    public void onStart(TrialStart start) {
      listener.onStart(start);
    }

    @Override
    public void onProgress(Progress progress) {
      listener.onProgress(progress);
    }

    @Override
    public Decision onEpoch(EpochResult result) {
      return listener.onEpoch(result);
    }

    @Override
    public void onTested(ConfusionMatrix confusion) {
      listener.onTested(confusion);
    }

    @Override
    public void onEnd(TrialEnd end) {
      listener.onEnd(
          end instanceof TrialEnd.Stopped ? new TrialEnd.Lost("worker ended with code 137") : end);
    }
  }
}
