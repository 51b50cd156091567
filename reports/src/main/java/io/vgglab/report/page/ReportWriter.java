package io.vgglab.report.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes pages into one folder and lists those that are there; the only class of reports that opens
 * files.
 *
 * <p>A file is written aside and renamed, so a reader sees the old page or the new one, never a
 * half; and whoever may read other files of the user may read it, so that a web server can. Pages
 * of two writers with different names do not disturb each other; of the same name, the last one
 * stays.
 */
public final class ReportWriter {

  private static final int SUMMARY_LINES = 20;
  private static final Pattern SUMMARY =
      Pattern.compile("<meta name=\"vgglab-page\" content=\"([^\"]*)\">");

  private static final Pattern PAGE_FILE = Pattern.compile("[a-z0-9-]+\\.html");

  private final Path folder;

  /** A writer into {@code folder}, which is made when the first page is written. */
  public ReportWriter(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /**
   * Writes the page and says where it lies.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public Path write(HtmlPage page) {
    return write(page.fileName(), page.html());
  }

  /**
   * Writes what the page hands out, each a file beside it, and says where they lie.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public List<Path> writeDownloads(HtmlPage page) {
    return page.downloads().stream()
        .map(download -> write(page.name() + "." + download.ending(), download.content()))
        .toList();
  }

  private Path write(String fileName, String text) {
    Path target = folder.resolve(fileName);
    try {
      Files.createDirectories(folder);
      Path aside = folder.resolve("." + fileName + "-" + UUID.randomUUID() + ".part");
      try {
        // not writeString, which refuses halves of characters, such as names of another program
        Files.write(aside, text.getBytes(StandardCharsets.UTF_8));
        rename(aside, target);
      } finally {
        Files.deleteIfExists(aside);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("file could not be written: " + target, e);
    }
  }

  /**
   * What the pages of the folder say about themselves, by file name; files that are no pages of
   * this suite are left out.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public SortedMap<String, PageSummary> summaries() {
    SortedMap<String, PageSummary> found = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> PAGE_FILE.matcher(file.getFileName().toString()).matches())
          .forEach(
              file -> summary(file).ifPresent(s -> found.put(file.getFileName().toString(), s)));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("folder could not be read: " + folder, e);
    }
  }

  private static Optional<PageSummary> summary(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (int i = 0; i < SUMMARY_LINES; i++) {
        String line = reader.readLine();
        if (line == null) {
          return Optional.empty();
        }
        Matcher matcher = SUMMARY.matcher(line);
        if (matcher.find()) {
          return Optional.of(parse(matcher.group(1)));
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PageSummary parse(String attribute) {
    String json =
        attribute
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    return PageSummary.read(json);
  }

  private static void rename(Path aside, Path target) throws IOException {
    try {
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
