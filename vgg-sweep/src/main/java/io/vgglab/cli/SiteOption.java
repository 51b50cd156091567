package io.vgglab.cli;

import io.vgglab.report.page.ReportWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where pages go. */
final class SiteOption {

  @Option(
      names = "--site",
      paramLabel = "FOLDER",
      defaultValue = "reports/site",
      description = "Folder of the HTML reports (${DEFAULT-VALUE}).")
  private Path site;

  /** Writes pages there. */
  ReportWriter writer() {
    return new ReportWriter(site);
  }
}
