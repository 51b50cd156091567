package io.vgglab.data.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes small data sets in the layout of CIFAR, for tests. */
public final class CifarFiles {
  private CifarFiles() {}

  /** All files of a format in {@code folder}, with {@code records} random images each. */
  public static Path write(Path folder, CifarFormat format, int records) throws IOException {
    Files.createDirectories(folder);
    for (String name : format.dataFiles()) {
      Files.write(folder.resolve(name), records(format, records, name.hashCode()));
    }
    return folder;
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

  /** A .tar.gz of the files of {@code folder}, each entry below {@code prefix}. */
  static Path archive(Path folder, Path archive, String prefix) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          byte[] content = Files.readAllBytes(file);
          TarArchiveEntry entry = new TarArchiveEntry(prefix + file.getFileName(), true);
          entry.setSize(content.length);
          tar.putArchiveEntry(entry);
          tar.write(content);
          tar.closeArchiveEntry();
        }
      }
    }
    return archive;
  }
}
