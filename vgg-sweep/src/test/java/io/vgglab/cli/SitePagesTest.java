package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.page.ReportWriter;
import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.trial.Direction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitePagesTest {

  @TempDir Path folder;

  @Test
  void namesOfOneFile_haveAPageEachThatTheyKeep() {
    assertThat(drawn("Grid_1", "grid-1", "grid.1", "grid-1", "Grid_1"))
        .containsExactly(
            "study-grid-1.html",
            "study-grid-1-2.html",
            "study-grid-1-3.html",
            "study-grid-1-2.html",
            "study-grid-1.html");
  }

  /** Half a character, as a journal of another program may hold, is written as a question mark. */
  @Test
  void nameThatCannotBeWritten_keepsItsPage() {
    String name = "half " + (char) 0xD800;

    assertThat(drawn(name, name).distinct()).hasSize(1);
  }

  /** The files of studies, each drawn by a command of its own. */
  private Stream<String> drawn(String... names) {
    return Stream.of(names)
        .map(
            name ->
                new SitePages(new ReportWriter(folder))
                    .write(
                        new MemoryStore(InstantSource.system())
                            .openOrCreate(StudyHeader.of(name, Direction.MAXIMIZE, "macroF1"))))
        .map(page -> page.getFileName().toString());
  }
}
