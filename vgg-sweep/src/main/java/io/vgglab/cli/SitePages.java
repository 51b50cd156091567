package io.vgglab.cli;

import io.vgglab.report.index.IndexPage;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.study.StudiesPage;
import io.vgglab.report.study.StudyPage;
import io.vgglab.report.study.StudyReport;
import io.vgglab.sweep.store.StoredStudy;
import io.vgglab.sweep.study.StudySummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes the pages of studies into a folder, and its index anew. */
final class SitePages {

  private final ReportWriter writer;

  SitePages(ReportWriter writer) {
    this.writer = writer;
  }

  /** Draws a study as it stands. */
  Path write(StoredStudy study) {
    Instant now = Instant.now();
    Path page = writer.write(StudyPage.render(StudySummary.of(study, now)));
    writer.write(IndexPage.render(writer.summaries(), now));
    return page;
  }

  /** Holds studies against each other. */
  Path compare(List<StudyReport> studies) {
    Instant now = Instant.now();
    Path page = writer.write(StudiesPage.render(studies, now));
    writer.write(IndexPage.render(writer.summaries(), now));
    return page;
  }
}
