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
record FolderFiles(Path folder, int fileLimit) implements DataFiles {
  static final int CIFAR_LIMIT = 256 << 20;
  static final int IDX_LIMIT = 1 << 30;

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
      if (size > fileLimit) {
        throw new DataException(
            file, "size must be at most %s bytes, but was %s".formatted(fileLimit, size));
      }
      byte[] content = new byte[(int) size];
      int read = in.readNBytes(content, 0, content.length);
      if (read < content.length || in.read() >= 0) {
        throw new DataException(file, "size must stay the same while it is read, but changed");
      }
      return content;
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  @Override
  public String place(String name) {
    return folder.resolve(name).toString();
  }
}
