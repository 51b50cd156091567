package io.vgglab.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to write to a folder, held by one process alone or by several that all share it; the
 * operating system takes it back when the process ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the folder if need be and locks it; empty if anybody else holds or shares it. */
  public static Optional<FolderLock> tryLock(Path folder) {
    return lock(folder, false);
  }

  /**
   * Makes the folder if need be and shares it with other processes that do so too; empty if one
   * holds it alone, or if this very process has it already.
   */
  public static Optional<FolderLock> tryShare(Path folder) {
    return lock(folder, true);
  }

  private static Optional<FolderLock> lock(Path folder, boolean shared) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        if (lock != null) {
          return Optional.of(new FolderLock(channel));
        }
      } catch (OverlappingFileLockException e) {
        channel.close();
        return Optional.empty();
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to folder " + folder, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release a folder", e);
    }
  }
}
