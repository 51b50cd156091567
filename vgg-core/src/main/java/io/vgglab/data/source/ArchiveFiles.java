package io.vgglab.data.source;

import io.vgglab.data.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of a {@code .tar.gz} archive by their last name, read in one pass and never unpacked to
 * disk.
 *
 * @param archive the archive
 * @param fileLimit bytes that one file in it may have
 * @param totalLimit bytes that the whole archive may unpack to, a guard against bombs
 */
record ArchiveFiles(Path archive, int fileLimit, long totalLimit) implements DataFiles {
  private static final int DEFAULT_FILE_LIMIT = 256 << 20;
  private static final long DEFAULT_TOTAL_LIMIT = 1L << 30;
  private static final int MOST_ENTRIES = 10_000;
  private static final int BUFFER = 1 << 16;

  ArchiveFiles(Path archive) {
    this(archive, DEFAULT_FILE_LIMIT, DEFAULT_TOTAL_LIMIT);
  }

  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    Set<String> wanted = Set.copyOf(names);
    Map<String, byte[]> contents = new LinkedHashMap<>();
    walk(
        (name, tar) -> {
          if (wanted.contains(name) && contents.put(name, content(name, tar)) != null) {
            throw new DataException(archive, "archive must hold %s once".formatted(name));
          }
          return true;
        });
    return contents;
  }

  /** The first file in the archive that is one of {@code names}; reads no further. */
  Optional<String> first(Collection<String> names) {
    AtomicReference<String> found = new AtomicReference<>();
    walk(
        (name, tar) -> {
          if (names.contains(name)) {
            found.set(name);
          }
          return found.get() == null;
        });
    return Optional.ofNullable(found.get());
  }

  @Override
  public String place(String name) {
    return name + " in " + archive;
  }

  private void walk(Visitor visitor) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream unpacked =
            new BoundedStream(new GZIPInputStream(file, BUFFER), archive, totalLimit);
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked, "UTF-8")) {
      boolean goOn = true;
      int entries = 0;
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null && goOn;
          entry = goOn ? tar.getNextEntry() : entry) {
        if (++entries > MOST_ENTRIES) {
          throw new DataException(
              archive,
              "archive must hold at most %s entries, but holds more".formatted(MOST_ENTRIES));
        }
        String name = lastName(entry.getName());
        goOn = !entry.isFile() || visitor.visit(name, tar);
      }
      if (goOn) {
        unpacked.transferTo(OutputStream.nullOutputStream()); // whose end has the checksum
      }
      if (entries == 0) {
        throw new DataException(archive, "archive must hold files, but is empty");
      }
    } catch (FileSystemException e) {
      throw DataException.unreadable(archive, e);
    } catch (IOException | IllegalArgumentException e) {
      String reason = e instanceof EOFException ? "it ends early" : String.valueOf(e.getMessage());
      throw new DataException(
          archive,
          "must be a readable .tar.gz archive, but was not: %s; copy or download it again"
              .formatted(printable(reason)),
          e);
    }
  }

  /** Bounded here too: a sparse entry is larger than what the archive unpacks to. */
  private byte[] content(String name, InputStream tar) throws IOException {
    byte[] content = tar.readNBytes(fileLimit);
    if (tar.read() >= 0) {
      throw new DataException(
          place(name), "size must be at most %s bytes, but was more".formatted(fileLimit));
    }
    return content;
  }

  private String lastName(String entry) {
    List<String> parts = List.of(entry.split("[/\\\\]", -1));
    if (entry.startsWith("/") || parts.contains("..")) {
      throw new DataException(
          archive, "entries must lie inside the archive, but one is " + printable(entry));
    }
    return parts.get(parts.size() - 1);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /** Sees each file; answers whether to go on. */
  private interface Visitor {
    boolean visit(String name, InputStream content) throws IOException;
  }
}
