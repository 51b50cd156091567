package io.vgglab.sweep.study;

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
 * The right to write to a folder, held by one process at a time unless they share it; the operating
 * system takes it back when the process ends, however it ends.
 */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the folder if need be, for processes that write to it side by side; locks nothing. */
  public static FolderLock shared(Path folder) {
    try {
      return new FolderLock(open(folder));
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  /** Makes the folder if need be and locks it; empty if another process holds it. */
  public static Optional<FolderLock> tryLock(Path folder) {
    try {
      FileChannel channel = open(folder);
      try {
        FileLock lock = channel.tryLock();
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
      throw cannotWrite(folder, e);
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static UncheckedIOException cannotWrite(Path folder, IOException e) {
    return new UncheckedIOException("cannot write to folder " + folder, e);
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
