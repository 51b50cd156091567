package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.page.ReportWriter;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.trial.Direction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @TempDir Path folder;

  private final StoredStudy study =
      new MemoryStore(InstantSource.system())
          .openOrCreate(new StudyHeader("toy", List.of(Direction.MAXIMIZE), List.of("macroF1")));

  private final StudyRun run = StudyRun.ofThisProcess();

  @Test
  void changedStudy_isDrawnAgainUntilAPauseAfterItsRunEnds() throws InterruptedException {
    study.begin(run);
    Watch watch =
        new Watch(
            pages(),
            () -> {
              study.enqueue(Assignment.empty().with("learningRate", 0.1));
              study.end(run);
            });

    int again = watch.until(List.of(study), Watch.states(List.of(study)));

    assertThat(again).isEqualTo(2);
    assertThat(folder.resolve("study-toy.html")).exists();
    assertThat(folder.resolve("index.html")).exists();
  }

  @Test
  void whatIsStoredOfTheWholeStudy_isDrawnAsWell() throws InterruptedException {
    study.begin(run);
    Watch watch =
        new Watch(
            pages(),
            () -> {
              study.putUserAttribute("note", "\"tested\"");
              study.end(run);
            });

    assertThat(watch.until(List.of(study), Watch.states(List.of(study)))).isEqualTo(1);
  }

  @Test
  void whatHappenedDuringTheFirstDrawing_isDrawnAsWell() throws InterruptedException {
    List<Watch.State> before = Watch.states(List.of(study));
    study.enqueue(Assignment.empty().with("learningRate", 0.1));

    Watch watch = new Watch(pages(), () -> {});

    assertThat(watch.until(List.of(study), before)).isEqualTo(1);
  }

  private SitePages pages() {
    return new SitePages(new ReportWriter(folder));
  }
}
