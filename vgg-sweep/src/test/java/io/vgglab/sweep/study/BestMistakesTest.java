package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.source.ImageSources;
import io.vgglab.report.study.StudyReport;
import io.vgglab.sweep.executor.InProcessExecutor;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestMistakesTest {

  private static final StudyData IMAGES =
      StudyData.of(ImageSources.open("synthetic:8x8x1:2:64:16"));
  private static final String STUDY =
      """
      name: toy
      data: synthetic:8x8x1:2:64:16
      base: {width: 0.02, head: linear, epochs: 1, schedule: constant, validation: slice}
      space: {learningRate: [0.001, 0.1]}
      """;
  private static final String MISTAKES =
      """
      {"format": 1, "images": [{"index": 3, "truth": "cat", "predicted": "dog",
       "probability": 0.75, "png": "iVBORw0KGgo="}]}
      """;

  @TempDir Path folder;

  @Test
  void mistakesOfTheBestTrial_areInTheDatabase() throws InterruptedException, IOException {
    StoredStudy stored = finish();
    int best = StudySummary.of(stored, Instant.EPOCH).best().orElseThrow().number();
    write(best);

    BestMistakes.keep(stored, folder);

    StudyReport report = StudySummary.of(stored, Instant.EPOCH);
    assertThat(report.findings().mistakes())
        .singleElement()
        .satisfies(
            mistake -> {
              assertThat(mistake.truth()).isEqualTo("cat");
              assertThat(mistake.predicted()).isEqualTo("dog");
              assertThat(mistake.probability()).isEqualTo(0.75);
            });
  }

  /** As a process leaves it that lost the trial to another one, before its last epoch. */
  @Test
  void mistakesOfANetworkThatTheTrialDidNotEndWith_areNotKept()
      throws InterruptedException, IOException {
    StoredStudy stored = finish();
    int best = StudySummary.of(stored, Instant.EPOCH).best().orElseThrow().number();
    write(best);
    Files.delete(folder.resolve("trial-" + best + "/checkpoints/epoch-0001.json"));

    BestMistakes.keep(stored, folder);

    assertThat(stored.userAttributes()).doesNotContainKey(BestMistakes.ATTRIBUTE);
  }

  @Test
  void mistakesOfAnotherTrial_areNotShown() throws InterruptedException {
    StoredStudy stored = finish();
    int best = StudySummary.of(stored, Instant.EPOCH).best().orElseThrow().number();
    stored.putUserAttribute(
        BestMistakes.ATTRIBUTE,
        "{\"version\":1,\"trial\":" + (1 - best) + ",\"images\":[{\"png\":\"iVBORw0KGgo=\"}]}");

    assertThat(StudySummary.of(stored, Instant.EPOCH).findings().mistakes()).isEmpty();
  }

  @Test
  void trialWithoutMistakes_changesNothing() throws InterruptedException {
    StoredStudy stored = finish();

    BestMistakes.keep(stored, folder);

    assertThat(stored.userAttributes()).doesNotContainKey(BestMistakes.ATTRIBUTE);
  }

  private StoredStudy finish() throws InterruptedException {
    StudySpec spec = StudyFile.parse(STUDY, "toy");
    StoredStudy stored = StudyOpening.open(spec, IMAGES, new MemoryStore(InstantSource.system()));
    new Study(spec, IMAGES, stored, new InProcessExecutor(1), folder, StudyObserver.none()).run();
    return stored;
  }

  private void write(int trial) throws IOException {
    Path file = folder.resolve("trial-" + trial).resolve("mistakes.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, MISTAKES);
  }
}
