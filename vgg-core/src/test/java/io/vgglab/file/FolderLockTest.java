package io.vgglab.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderLockTest {

  @TempDir Path folder;

  private Process other;

  @AfterEach
  void endTheOther() {
    if (other != null) {
      other.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"alone, false, false", "shared, false, true"})
  void folderOfAnotherProcess_isSharedIfBothDo(String how, boolean alone, boolean shared)
      throws IOException {
    givenAnotherProcess(how);

    assertThat(isFree(FolderLock.tryLock(folder))).isEqualTo(alone);
    assertThat(isFree(FolderLock.tryShare(folder))).isEqualTo(shared);
  }

  @Test
  void folderOfAProcessThatWasKilled_isFree() throws Exception {
    givenAnotherProcess("alone");

    other.destroyForcibly().waitFor();

    assertThat(isFree(FolderLock.tryLock(folder))).isTrue();
  }

  private void givenAnotherProcess(String how) throws IOException {
    other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                how,
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] said = other.getInputStream().readNBytes(4);
    assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo("held");
  }

  private static boolean isFree(Optional<FolderLock> lock) {
    lock.ifPresent(FolderLock::close);
    return lock.isPresent();
  }

  /** Holds a folder until its input ends. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[1]);
      boolean alone = arguments[0].equals("alone");
      Optional<FolderLock> lock = alone ? FolderLock.tryLock(folder) : FolderLock.tryShare(folder);
      System.out.write((lock.isPresent() ? "held" : "used").getBytes(StandardCharsets.UTF_8));
      System.out.flush();
      System.in.read();
      lock.ifPresent(FolderLock::close);
    }
  }
}
