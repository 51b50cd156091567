package io.vgglab.sweep.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Lets a trial start from the checkpoints of another one. */
final class Continuation {

  private static final String CHECKPOINTS = "checkpoints";

  private Continuation() {}

  /**
   * Copies the checkpoints of one run folder into another that has none yet; the copy appears as a
   * whole.
   *
   * @throws UncheckedIOException if the other has none or the copy fails
   */
  static void copy(Path from, Path to) {
    Path target = to.resolve(CHECKPOINTS);
    if (Files.isDirectory(target)) {
      return;
    }
    Path aside = to.resolve(CHECKPOINTS + ".part");
    try (Stream<Path> listed = Files.list(from.resolve(CHECKPOINTS))) {
      List<Path> files = listed.filter(Files::isRegularFile).toList();
      Files.createDirectories(aside);
      for (Path file : files) {
        Files.copy(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot go on from the checkpoints in " + from, e);
    }
  }
}
