package io.vgglab.sweep.study;

import io.vgglab.data.source.ImageSources;
import io.vgglab.sweep.executor.TrialExecutor;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import java.nio.file.Path;
import java.time.InstantSource;

/** A small study on synthetic images, its trials in memory. */
final class ToyStudy {

  static final String GRID =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 3, schedule: constant, validation: slice}
      space:
        batchNorm: [none, after-activation]
        learningRate: [0.1, 0.2]
        batchSize: [8, 16]
      """;

  static final String ROUNDS =
      GRID.replace("[0.1, 0.2]", "{low: 0.01, high: 0.2}").replace("epochs: 3", "epochs: 4")
          + "sampler: random\npruner: {type: hyperband-rounds, reductionFactor: 2}\n";

  static final String RANDOM =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 2, schedule: constant, validation: slice}
      space:
        learningRate: {low: 0.01, high: 0.2}
        batchSize: [8, 16]
      sampler: random
      trials: 4
      """;

  private static final StudyData IMAGES =
      StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));

  private final MemoryStore store = new MemoryStore(InstantSource.system());
  private final Path folder;

  /** A study whose trials leave their folders in {@code folder}. */
  ToyStudy(Path folder) {
    this.folder = folder;
  }

  /** What is stored of it; begins it where nothing is. */
  StoredStudy open(StudySpec spec) {
    return StudyOpening.open(spec, IMAGES, store);
  }

  /** Runs a study file to its end. */
  StoredStudy run(String file, TrialExecutor executor) throws InterruptedException {
    return run(file, executor, StudyObserver.none());
  }

  /** As above, watched. */
  @SuppressWarnings("try") // the study only needs closing
  StoredStudy run(String file, TrialExecutor executor, StudyObserver observer)
      throws InterruptedException {
    StudySpec spec = StudyFile.parse(file, "toy");
    StoredStudy stored = open(spec);
    try (Study study = study(spec, stored, executor, observer)) {
      study.run();
    }
    return stored;
  }

  Study study(StudySpec spec, StoredStudy stored, TrialExecutor executor) {
    return study(spec, stored, executor, StudyObserver.none());
  }

  Study study(StudySpec spec, StoredStudy stored, TrialExecutor executor, StudyObserver observer) {
    return new Study(spec, IMAGES, stored, executor, folder, observer);
  }
}
