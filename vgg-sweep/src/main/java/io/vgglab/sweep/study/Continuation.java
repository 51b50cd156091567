package io.vgglab.sweep.study;

import io.vgglab.train.RunFolder;
import java.io.IOException;
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
   * Copies the checkpoints of one run folder, if it has some, into another that has none yet; the
   * copy appears as a whole.
   *
   * @return the epoch that the other goes on from, 0 where it begins anew
   * @throws IllegalStateException if the copy fails
   */
  static int copy(Path from, Path to) {
    Path source = from.resolve(CHECKPOINTS);
    Path target = to.resolve(CHECKPOINTS);
    if (Files.isDirectory(source) && !Files.isDirectory(target)) {
      copyAll(source, to.resolve(CHECKPOINTS + ".part"), target);
    }
    return new RunFolder(to).lastEpoch();
  }

  private static void copyAll(Path source, Path aside, Path target) {
    try (Stream<Path> listed = Files.list(source)) {
      List<Path> files = listed.filter(Files::isRegularFile).toList();
      Files.createDirectories(aside);
      for (Path file : files) {
        Files.copy(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot copy the checkpoints in "
              + source
              + " to "
              + target
              + ": "
              + e.getMessage()
              + "; mend it and run the same command again",
          e);
    }
  }
}
