package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.store.MemoryStore;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.store.StudyHeader;
import io.vgglab.sweep.store.StudyRun;
import io.vgglab.sweep.store.StudyStore;
import io.vgglab.sweep.store.TrialClaim;
import io.vgglab.sweep.trial.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose trials a folder holds. */
class ArtifactsTest {

  @TempDir Path folder;

  private final StudyStore store = new MemoryStore(InstantSource.system());
  private final StudyRun run = StudyRun.ofThisProcess();
  private Artifacts artifacts;

  @BeforeEach
  void place() {
    artifacts = new Artifacts(folder.resolve("artifacts"));
  }

  @Test
  void newFolder_isAnyStudys() {
    assertThatCode(() -> artifacts.requireOwn(store, "toy")).doesNotThrowAnyException();
    assertThat(artifacts.folder()).doesNotExist();
  }

  @Test
  void folderOfAStudy_isItsOwnInLaterRunsToo() throws IOException {
    StoredStudy stored = givenAStudyWithATrial();
    artifacts.mark(stored);
    givenAFolderOfATrial();

    stored.begin(StudyRun.ofThisProcess());
    artifacts.mark(stored);

    assertThatCode(() -> artifacts.requireOwn(store, "toy")).doesNotThrowAnyException();
    assertThat(artifacts.folder().resolve("toy-" + run.id() + ".study")).isEmptyFile();
    try (Stream<Path> files = Files.list(artifacts.folder())) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void folderOfAStudyOfAnotherName_isRefused() {
    artifacts.mark(givenAStudyWithATrial());

    thenRefusedFor(store, "other", "toy-" + run.id() + ".study");
    assertThat(store.studyNames()).containsExactly("toy");
  }

  @Test
  void folderThatAnotherStudyMarksAtTheSameMoment_isRefusedToTheLater() throws IOException {
    StoredStudy stored = givenAStudyWithATrial();
    Files.createDirectories(artifacts.folder());
    Files.createFile(artifacts.folder().resolve("other-1.study"));

    assertThatThrownBy(() -> artifacts.mark(stored))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(" holds other-1.study of another one; ");
    assertThat(artifacts.folder().resolve("toy-" + run.id() + ".study")).doesNotExist();
  }

  @Test
  void folderOfAStudyWhoseDatabaseIsGone_isRefused() {
    artifacts.mark(givenAStudyWithATrial());

    thenRefusedFor(new MemoryStore(InstantSource.system()), "toy", "toy-" + run.id() + ".study");
  }

  @Test
  void folderWithoutAMark_isThatOfAStudyWithTrials() throws IOException {
    givenAFolderOfATrial();
    thenRefusedFor(store, "toy", "trial-0");

    givenAStudyWithATrial();

    assertThatCode(() -> artifacts.requireOwn(store, "toy")).doesNotThrowAnyException();
    thenRefusedFor(store, "other", "trial-0");
  }

  private StoredStudy givenAStudyWithATrial() {
    StoredStudy stored = store.openOrCreate(StudyHeader.of("toy", Direction.MAXIMIZE, "macroF1"));
    stored.begin(run);
    assertThat(stored.claim(new TrialClaim(0, Map.of(), Map.of(), run.id()))).isPresent();
    return stored;
  }

  private void givenAFolderOfATrial() throws IOException {
    Files.createDirectories(artifacts.runFolder(0));
  }

  private void thenRefusedFor(StudyStore asked, String study, String found) {
    assertThatThrownBy(() -> artifacts.requireOwn(asked, study))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "--out must be a folder of its own for each study, but "
                + artifacts.folder()
                + " holds "
                + found
                + " of another one; name the --store that it began with, choose another --out, or"
                + " delete "
                + artifacts.folder());
  }
}
