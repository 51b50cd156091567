package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of one folder.
 *
 * @param folder where they lie
 * @param fileLimit bytes that a file may have
 */
record FolderFiles(Path folder, long fileLimit) implements DataFiles {
  private static final long DEFAULT_LIMIT = 1L << 30;

  FolderFiles(Path folder) {
    this(folder, DEFAULT_LIMIT);
  }

  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        contents.put(name, read(file));
      }
    }
    return contents;
  }

  private byte[] read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file, "must be a file, but is a folder or a device");
    }
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      byte[] content = size > fileLimit ? new byte[0] : in.readNBytes((int) fileLimit);
      if (size > fileLimit || in.read() >= 0) {
        throw new DataException(
            file,
            "size must be at most %d bytes, but was %d".formatted(fileLimit, Files.size(file)));
      }
      return content;
    } catch (IOException e) {
      throw new DataException(file, "must be readable, but reading failed: " + e.getMessage(), e);
    }
  }

  @Override
  public String place(String name) {
    return folder.resolve(name).toString();
  }
}
