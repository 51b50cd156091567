package io.vgglab.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file aside, forces it to the disk and gives it its name: whoever reads the name finds
 * all of the old content or all of the new, whatever ended the process or the power.
 */
public final class WholeFile {

  private WholeFile() {}

  /** Writes the bytes; replaces what was there. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, channel -> writeAll(channel, ByteBuffer.wrap(bytes)));
  }

  /** Writes what {@code content} writes; replaces what was there. */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path aside = aside(target);
    try {
      try (FileChannel channel =
          FileChannel.open(
              aside,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(aside);
      throw e;
    }
    forceName(target.getParent());
  }

  /** What a file is called until it is whole; whoever kills its writer deletes it. */
  public static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Forces the new name to the disk too. The content is there in any case, so that it is no failure
   * where a folder cannot be opened or forced, as on some file systems.
   */
  private static void forceName(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /** Writes a buffer to its limit. */
  public static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** What a file holds. */
  @FunctionalInterface
  public interface Content {
    /** Writes it from the start. */
    void writeTo(FileChannel channel) throws IOException;
  }
}
