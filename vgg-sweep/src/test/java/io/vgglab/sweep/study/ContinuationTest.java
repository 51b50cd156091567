package io.vgglab.sweep.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinuationTest {

  @TempDir Path folder;

  private Path parent;
  private Path child;

  @BeforeEach
  void place() {
    parent = folder.resolve("trial-0");
    child = folder.resolve("trial-1");
  }

  @Test
  void trial_goesOnFromTheLastCheckpointOfItsParent() throws IOException {
    givenACheckpoint(parent, 3);
    givenACheckpoint(parent, 9);

    assertThat(Continuation.copy(parent, child)).isEqualTo(9);
    assertThat(child.resolve("checkpoints/epoch-0003.json")).exists();
    assertThat(child.resolve("checkpoints.part")).doesNotExist();
  }

  @Test
  void trialThatHasCheckpoints_keepsThem() throws IOException {
    givenACheckpoint(parent, 9);
    givenACheckpoint(child, 4);

    assertThat(Continuation.copy(parent, child)).isEqualTo(4);
  }

  @Test
  void trialWhoseParentHasNone_beginsAnew() {
    assertThat(Continuation.copy(parent, child)).isZero();
  }

  @Test
  void copyThatFails_saysWhatToDo() throws IOException {
    givenACheckpoint(parent, 9);
    Files.createFile(child);

    assertThatThrownBy(() -> Continuation.copy(parent, child))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "cannot copy the checkpoints in "
                + parent.resolve("checkpoints")
                + " to "
                + child.resolve("checkpoints")
                + ": ")
        .hasMessageEndingWith("; mend it and run the same command again");
  }

  private static void givenACheckpoint(Path run, int epoch) throws IOException {
    Path checkpoints = Files.createDirectories(run.resolve("checkpoints"));
    Files.createFile(checkpoints.resolve("epoch-000" + epoch + ".json"));
  }
}
