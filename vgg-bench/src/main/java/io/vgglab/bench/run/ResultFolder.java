package io.vgglab.bench.run;

import io.vgglab.bench.environment.Environment;
import io.vgglab.file.FileFailure;
import io.vgglab.file.FolderLock;
import io.vgglab.report.bench.BenchJson;
import io.vgglab.report.bench.BenchPage;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.ReportWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a run leaves its files: {@code bench-PRESET/} with JMH's own JSON, {@code
 * environment.json}, {@code report.json} and logs; beside it the page and the index. It is its
 * run's alone until it is closed.
 */
public final class ResultFolder implements AutoCloseable {

  private static final Pattern RESULT =
      Pattern.compile(
          "(report|incomplete|environment|(jmh|probe|layers)-.+)\\.json|(jmh|probe|layers)-.+\\.log");

  private static final String REPORT = "report.json";

  private final Path site;
  private final Path raw;
  private final FolderLock lock;

  private ResultFolder(Path site, Path raw, FolderLock lock) {
    this.site = site;
    this.raw = raw;
    this.lock = lock;
  }

  /**
   * The folder of a preset's run. The files of a run that came to its end move to {@code previous}
   * in it with a copy of its page, and replace those of the one before: should the new run fail,
   * the last good one is still there. What a run left that failed moves to {@code failed}.
   *
   * @throws BenchException if it cannot be written, or another run writes to it
   */
  public static ResultFolder prepare(Path site, String preset) {
    Path raw = site.toAbsolutePath().normalize().resolve("bench-" + preset);
    FolderLock lock =
        locked(site, raw)
            .orElseThrow(
                () ->
                    new BenchException(
                        "bench.output must be a folder in which no other run of the preset is under"
                            + " way, but "
                            + raw
                            + " is in use: wait for its end, or give another -Dbench.output"));
    try {
      clear(site, raw);
      return new ResultFolder(site, raw, lock);
    } catch (IOException e) {
      lock.close();
      throw unwritable(site, e);
    } catch (UncheckedIOException e) {
      lock.close();
      throw unwritable(site, e.getCause());
    }
  }

  private static Optional<FolderLock> locked(Path site, Path raw) {
    try {
      return FolderLock.tryLock(raw);
    } catch (UncheckedIOException e) {
      throw unwritable(site, e.getCause());
    }
  }

  private static BenchException unwritable(Path site, IOException e) {
    return new BenchException(
        FileFailure.message(
            "bench.output must be a folder that can be written, but was " + site, e),
        e);
  }

  private static void clear(Path site, Path raw) throws IOException {
    List<Path> earlier = results(raw);
    if (!earlier.isEmpty()) {
      boolean whole = Files.exists(raw.resolve(REPORT));
      Path kept = Files.createDirectories(raw.resolve(whole ? "previous" : "failed"));
      for (Path file : results(kept)) {
        Files.delete(file);
      }
      for (Path file : earlier) {
        Files.move(file, kept.resolve(file.getFileName()));
      }
      Path page = site.resolve(raw.getFileName() + ".html");
      if (whole && Files.exists(page)) {
        Path copy = kept.resolve(page.getFileName());
        Files.copy(page, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** What runs leave there; other files are their owner's. */
  private static List<Path> results(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> RESULT.matcher(file.getFileName().toString()).matches())
          .toList();
    }
  }

  /** Its path. */
  @Override
  public String toString() {
    return raw.toString();
  }

  /** A file of the run. */
  Path file(String name) {
    return raw.resolve(name);
  }

  /** Writes {@code environment.json}. */
  void writeEnvironment(Environment environment) {
    JsonFile.write(file("environment.json"), environment.sections());
  }

  /** Writes report, page and index; returns the page. */
  public Path write(BenchReport report) {
    return write(report, REPORT);
  }

  /**
   * As above, of a run in which benchmarks failed: its report has a name that nobody takes for a
   * whole one.
   */
  public Path writeIncomplete(BenchReport report) {
    return write(report, "incomplete.json");
  }

  /** Lets other runs have it. */
  @Override
  public void close() {
    lock.close();
  }

  private Path write(BenchReport report, String name) {
    JsonFile.write(file(name), BenchJson.write(report));
    ReportWriter writer = new ReportWriter(site);
    Path page = writer.write(BenchPage.render(report));
    IndexPage.renew(writer, report.createdAt());
    return page;
  }
}
