package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.page.ReportWriter;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.StudyStores;
import io.vgglab.sweep.trial.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @TempDir Path folder;

  private final StoredStudy study =
      new MemoryStore(InstantSource.system())
          .openOrCreate(new StudyHeader("toy", List.of(Direction.MAXIMIZE), List.of("macroF1")));

  private final StudyRun run = StudyRun.ofThisProcess();

  private final AtomicInteger drawnTogether = new AtomicInteger();
  private final Runnable together = drawnTogether::incrementAndGet;

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

    int again = watch.until(List.of(study), Watch.states(List.of(study)), together);

    assertThat(again).isEqualTo(2);
    assertThat(drawnTogether).hasValue(2);
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

    assertThat(watch.until(List.of(study), Watch.states(List.of(study)), together)).isEqualTo(1);
  }

  @Test
  void whatHappenedDuringTheFirstDrawing_isDrawnAsWell() throws InterruptedException {
    List<Watch.State> before = Watch.states(List.of(study));
    study.enqueue(Assignment.empty().with("learningRate", 0.1));

    Watch watch = new Watch(pages(), () -> {});

    assertThat(watch.until(List.of(study), before, together)).isEqualTo(1);
  }

  @Test
  void studyThatOptunaRuns_isDrawnUntilNoTrialRuns() throws IOException, InterruptedException {
    Path journal = folder.resolve("journal.log");
    Files.writeString(
        journal,
        """
        {"op_code":0,"study_name":"theirs","directions":[2]}
        {"op_code":4,"study_id":0,"datetime_start":"2026-11-24T19:12:00+00:00"}
        """);
    try (StudyStore store = StudyStores.openExisting(journal.toString())) {
      StoredStudy theirs = store.find("theirs").orElseThrow();
      Iterator<String> changes =
          List.of(
                  "{\"op_code\":7,\"trial_id\":0,\"step\":0,\"intermediate_value\":0.4}\n",
                  "{\"op_code\":6,\"trial_id\":0,\"state\":1,\"values\":[0.6]}\n",
                  "")
              .iterator();
      Watch watch = new Watch(pages(), () -> append(journal, changes.next()));

      assertThat(watch.until(List.of(theirs), Watch.states(List.of(theirs)), together))
          .isEqualTo(2);
    }
    assertThat(folder.resolve("study-theirs.html")).content().contains("0.6000");
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SitePages pages() {
    return new SitePages(new ReportWriter(folder));
  }
}
