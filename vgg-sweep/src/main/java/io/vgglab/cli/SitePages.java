package io.vgglab.cli;

import io.vgglab.report.compare.Comparison;
import io.vgglab.report.compare.ComparisonPage;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.HtmlPage;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.run.RunReport;
import io.vgglab.report.study.StudiesPage;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.study.StudySummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes pages into a folder, and its index anew. */
final class SitePages {

  private final ReportWriter writer;
  private final boolean downloads;

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
    return write(StudyPage.render(StudySummary.of(study, now)), now);
  }

  /** Draws a training. */
  Path write(RunReport run) {
    return write(RunPage.render(run), Instant.now());
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
    writer.write(IndexPage.render(writer.summaries(), now));
    return written;
  }
}
