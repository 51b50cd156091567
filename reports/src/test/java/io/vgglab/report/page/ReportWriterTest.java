package io.vgglab.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import io.vgglab.report.SampleStudies;
import io.vgglab.report.index.IndexPage;
import io.vgglab.report.run.RunCsv;
import io.vgglab.report.run.RunJson;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.study.StudyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  @TempDir Path folder;

  @Test
  void pages_areListedByWhatTheySayOfThemselves() throws IOException {
    ReportWriter writer = new ReportWriter(folder.resolve("site"));
    writer.write(StudyPage.render(SampleStudies.grid()));
    writer.write(RunPage.render(SampleReports.run()));
    Files.writeString(folder.resolve("site/other.html"), "<p>not ours</p>");

    HtmlPage index = IndexPage.render(writer.summaries(), SampleReports.NOW);

    assertThat(writer.summaries().keySet())
        .containsExactly("run-seed-bn-on-cifar-10.html", "study-placement-of-batch-norm.html");
    assertThat(index.html())
        .contains("href=\"run-seed-bn-on-cifar-10.html\"")
        .contains("2 reports in this folder, newest first.")
        .doesNotContain("other.html");
  }

  @Test
  void write_leavesNothingBehind() throws IOException {
    ReportWriter writer = new ReportWriter(folder);
    HtmlPage page = new HtmlPage("run-x", "x", "<!DOCTYPE html>", List.of());

    Path written = writer.write(page);
    writer.write(page);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(written);
    }
    assertThat(written).hasContent("<!DOCTYPE html>").hasFileName("run-x.html");
  }

  @Test
  void downloads_areWrittenBesideThePage() throws IOException {
    HtmlPage page = RunPage.render(SampleReports.run());

    List<Path> written = new ReportWriter(folder).writeDownloads(page);

    assertThat(written)
        .extracting(file -> file.getFileName().toString())
        .containsExactly("run-seed-bn-on-cifar-10.csv", "run-seed-bn-on-cifar-10.json");
    assertThat(Files.readString(written.get(0))).isEqualTo(RunCsv.write(SampleReports.run()));
    assertThat(RunJson.read(Files.readString(written.get(1)))).isEqualTo(SampleReports.run());
  }

  @Test
  void writtenPage_mayBeReadByWhoeverReadsOtherFilesOfTheUser() throws IOException {
    Path other = Files.createFile(folder.resolve("other"));

    Path written =
        new ReportWriter(folder).write(new HtmlPage("run-x", "x", "<!DOCTYPE html>", List.of()));

    assertThat(Files.getPosixFilePermissions(written))
        .isEqualTo(Files.getPosixFilePermissions(other));
  }
}
