package io.vgglab.report.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.SampleReports;
import io.vgglab.report.SampleStudies;
import io.vgglab.report.bench.BenchPage;
import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.Standing;
import io.vgglab.report.page.ReportWriter;
import io.vgglab.report.run.RunPage;
import io.vgglab.report.study.StudyPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexPageTest {

  @TempDir Path folder;

  @Test
  void benchmarkOfTheSamePlan_standsBesideTheF1() {
    ReportWriter writer = new ReportWriter(folder);
    writer.write(RunPage.render(SampleReports.run()));
    writer.write(StudyPage.render(SampleStudies.grid()));
    writer.write(BenchPage.render(SampleReports.bench()));

    String html = IndexPage.render(writer.summaries(), SampleReports.NOW).html();

    assertThat(html)
        .contains("1 of 9 networks were benchmarked too")
        .contains("id=\"throughput-chart\"")
        .containsPattern(
            "<td class=\"\\w+\" [^>]*>seed-bn on cifar-10</td>.*smoke, 2 threads</td>");
  }

  @Test
  void ofSeveralThreads_theMostCount() {
    ReportWriter writer = new ReportWriter(folder);
    writer.write(RunPage.render(SampleReports.run()));
    writer.write(StudyPage.render(SampleStudies.grid()));
    List<BenchRow> rows = new ArrayList<>();
    for (int threads : new int[] {1, 7, 2}) {
      SampleReports.bench().rows().forEach(row -> rows.add(with(threads, row)));
    }
    writer.write(
        BenchPage.render(
            new BenchReport("smoke", Instant.EPOCH, rows, List.of(), Map.of(), List.of())));

    assertThat(IndexPage.render(writer.summaries(), Instant.EPOCH).html())
        .contains("smoke, 7 threads</td>")
        .contains("images/s in smoke, 7 threads\"")
        .doesNotContain("smoke, 1 thread</td>");
  }

  private static BenchRow with(int threads, BenchRow row) {
    Setup of = row.setup();
    return new BenchRow(
        row.benchmark(),
        new Setup(of.plan(), of.preset(), of.batchNorm(), of.side(), threads, of.other()),
        row.score(),
        row.secondary());
  }

  @Test
  void pagesOfTwoWriters_allStandInTheIndex() throws InterruptedException {
    List<Thread> writers = List.of(writer("a"), writer("b"));
    writers.forEach(Thread::start);
    for (Thread thread : writers) {
      thread.join();
    }

    assertThat(new ReportWriter(folder).summaries().keySet())
        .filteredOn(file -> file.startsWith("run-"))
        .hasSize(20);
    String index = IndexPage.render(new ReportWriter(folder).summaries(), Instant.EPOCH).html();
    assertThat(folder.resolve("index.html")).content().isEqualTo(index);
  }

  private Thread writer(String name) {
    return new Thread(
        () -> {
          ReportWriter writer = new ReportWriter(folder);
          for (int i = 0; i < 10; i++) {
            writer.write(RunPage.render(SampleReports.run().withName(name + i)));
            IndexPage.renew(writer, Instant.EPOCH);
          }
        });
  }

  @Test
  void benchmarkThatWasSlowedOnPurpose_isNoSpeedOfANetwork() {
    ReportWriter writer = new ReportWriter(folder);
    writer.write(RunPage.render(SampleReports.run()));
    writer.write(BenchPage.render(SampleReports.bench().as(new Standing(false, true))));

    assertThat(IndexPage.render(writer.summaries(), SampleReports.NOW).html())
        .doesNotContain("were benchmarked too", "smoke, 2 threads");
  }

  @Test
  void benchmarksAlone_haveNothingToMeet() {
    ReportWriter writer = new ReportWriter(folder);
    writer.write(BenchPage.render(SampleReports.bench()));

    assertThat(IndexPage.render(writer.summaries(), SampleReports.NOW).html())
        .doesNotContain("id=\"throughput\"");
  }

  @Test
  void pageOfAnOlderVersion_isListed() throws IOException {
    Files.writeString(
        folder.resolve("study-old.html"),
        "<meta name=\"vgglab-page\" content=\"{&#34;format&#34;:&#34;vgglab.page&#34;,"
            + "&#34;version&#34;:1,&#34;report&#34;:{&#34;kind&#34;:&#34;Study&#34;,"
            + "&#34;title&#34;:&#34;old&#34;,&#34;createdAt&#34;:&#34;2026-11-24T18:30:00Z&#34;,"
            + "&#34;figure&#34;:&#34;0.8&#34;,&#34;label&#34;:&#34;macro F1&#34;,"
            + "&#34;sparkline&#34;:[0.1,0.8]}}\">\n");

    assertThat(IndexPage.render(new ReportWriter(folder).summaries(), SampleReports.NOW).html())
        .contains("href=\"study-old.html\"", "<path class=\"curve\" d=\"M3.0 33.0L117.0 3.0\"/>");
  }
}
