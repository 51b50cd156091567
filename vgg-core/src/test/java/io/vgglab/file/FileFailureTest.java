package io.vgglab.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

  @Test
  void missingFile_isNamedWithWhatIsWrong() {
    assertThat(FileFailure.message(new NoSuchFileException("a/b"))).isEqualTo("a/b: no such file");
  }

  @Test
  void fileThatTheMessageNames_isNotNamedAgain() {
    assertThat(
            FileFailure.message(
                new UncheckedIOException("cannot read a/b", new AccessDeniedException("a/b"))))
        .isEqualTo("cannot read a/b: permission denied");
  }

  @Test
  void otherFileThanTheMessageNames_isNamedToo() {
    assertThat(
            FileFailure.message(
                new UncheckedIOException("cannot read a.st.json", new NoSuchFileException("a.st"))))
        .isEqualTo("cannot read a.st.json: a.st: no such file");
  }

  @Test
  void folderOfTheFileThatTheMessageNames_isNamedToo() {
    assertThat(
            FileFailure.message(
                new UncheckedIOException("cannot write a/b", new FileAlreadyExistsException("a"))))
        .isEqualTo("cannot write a/b: a: it exists already, and is no folder");
  }

  @Test
  void reasonOfTheSystem_isGiven() {
    assertThat(
            FileFailure.message(
                new UncheckedIOException(
                    "cannot write a", new FileSystemException("a", null, "No space left"))))
        .isEqualTo("cannot write a: No space left");
  }

  @Test
  void wrappedFailureWithoutAMessageOfItsOwn_isToldByItsCause() {
    assertThat(FileFailure.message(new UncheckedIOException(new NoSuchFileException("a/b"))))
        .isEqualTo("a/b: no such file");
  }

  @Test
  void folderInPlaceOfWhichAFileStands_saysSo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");

    Throwable failure = catchThrowable(() -> Files.createDirectories(file));

    assertThat(FileFailure.message(failure))
        .isEqualTo(file + ": it exists already, and is no folder");
  }

  @Test
  void otherFailures_keepTheirMessageOrTheirName() {
    assertThat(FileFailure.message(new IllegalStateException("so"))).isEqualTo("so");
    assertThat(FileFailure.message(new IllegalStateException()))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(
            FileFailure.message(
                new UncheckedIOException("cannot read a", new IOException("ended"))))
        .isEqualTo("cannot read a: ended");
  }
}
