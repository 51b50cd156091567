package io.vgglab.cli;

import io.vgglab.report.bench.BenchPage;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.ComparisonPage;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.PageSummary;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.run.RunReport;
import io.vgglab.report.study.StudiesPage;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import io.vgglab.report.text.Slug;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.study.StudySummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes pages into a folder, and its index anew. */
final class SitePages {

  /** Characters of a name in front of its number: names of files are cut. */
  private static final int NUMBERED = 40;

  private final ReportWriter writer;
  private final boolean downloads;
  private final IdentityHashMap<StoredStudy, String> names = new IdentityHashMap<>();
  private final Set<String> files = new HashSet<>();

  SitePages(ReportWriter writer) {
    this(writer, false);
  }

  /**
   * Pages of a folder.
   *
   * @param downloads whether what a page hands out is written beside it
   */
  SitePages(ReportWriter writer, boolean downloads) {
    this.writer = writer;
    this.downloads = downloads;
  }

  /** Draws a study as it stands. */
  Path write(StoredStudy study) {
    Instant now = Instant.now();
    StudyReport report = StudySummary.of(study, now);
    String name = names.computeIfAbsent(study, it -> distinct("study", report.name()));
    return write(StudyPage.render(report.withName(name)), now);
  }

  /** Draws a training. */
  Path write(RunReport run) {
    return write(RunPage.render(run.withName(distinct("run", run.name()))), Instant.now());
  }

  /**
   * Draws a benchmark run.
   *
   * @throws UsageException if this call has drawn another of its preset
   */
  Path write(BenchReport run) {
    if (!files.add("bench-" + Slug.of(run.name()))) {
      throw new UsageException(
          "PATH must name each preset of benchmarks once, but named "
              + run.name()
              + " again; draw one of them into another folder with --site");
    }
    return write(BenchPage.render(run), Instant.now());
  }

  /** The name, numbered from the second page of its kind on that would have the same file. */
  private String distinct(String kind, String name) {
    String candidate = name;
    for (int i = 2; isTaken(kind, candidate); i++) {
      int[] start = name.codePoints().limit(NUMBERED).toArray();
      candidate = new String(start, 0, start.length) + " (" + i + ")";
    }
    return candidate;
  }

  /** Whether this call has written the file, or it is of another name, as grid_1 and grid-1 are. */
  private boolean isTaken(String kind, String name) {
    String file = kind + "-" + Slug.of(name);
    return Optional.ofNullable(writer.summaries().get(file + ".html"))
            .map(PageSummary::title)
            .filter(title -> !title.equals(name) && Slug.of(title).equals(Slug.of(name)))
            .isPresent()
        || !files.add(file);
  }

  /** Holds studies against each other. */
  Path compare(List<StudyReport> studies) {
    Instant now = Instant.now();
    return write(StudiesPage.render(studies, now), now);
  }

  /** Holds two benchmark runs against each other. */
  Path compare(Comparison comparison) {
    return write(ComparisonPage.render(comparison), Instant.now());
  }

  private Path write(HtmlPage page, Instant now) {
    Path written = writer.write(page);
    if (downloads) {
      writer.writeDownloads(page);
    }
    IndexPage.renew(writer, now);
    return written;
  }
}
