package io.vgglab.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Writes small data sets in the layout of CIFAR, for tests. */
public final class CifarFiles {
  private CifarFiles() {}

  /** All files of a format in {@code folder}, with {@code records} random images each. */
  public static Path write(Path folder, CifarFormat format, int records) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : contents(format, records).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** The same files as a .tar.gz in which they lie in the folder of the published archive. */
  public static Path archive(Path archive, CifarFormat format, int records) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    contents(format, records).forEach((name, c) -> entries.put(format.folder() + '/' + name, c));
    return Files.write(archive, Archives.tarGz(entries));
  }

  static Map<String, byte[]> contents(CifarFormat format, int records) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    format.dataFiles().forEach(n -> contents.put(n, records(format, records, n.hashCode())));
    return contents;
  }

  /** Random images whose labels count up from 0. */
  static byte[] records(CifarFormat format, int records, long seed) {
    byte[] content = new byte[records * format.recordBytes()];
    new Random(seed).nextBytes(content);
    for (int i = 0; i < records; i++) {
      for (int l = 0; l < format.labelRanges().size(); l++) {
        content[i * format.recordBytes() + l] = (byte) (i % format.labelRanges().get(l));
      }
    }
    return content;
  }
}
