package io.vgglab.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.bench.Standing;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.page.HtmlPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {

  @Test
  void page_showsRatioVerdictAndWhatDiffers() {
    BenchReport before = report("quick", 100, "0.1", "A.a");
    BenchReport after = report("quick", 130, "0.2", "B.b");

    HtmlPage page = ComparisonPage.render(Comparison.of(before, after, Comparison.THRESHOLD));

    assertThat(page.fileName()).isEqualTo("compare-quick.html");
    assertThat(page.html())
        .contains("row is slower", ">slower<", ">1.300<", ">A.a<", ">B.b<", ">suite: version<")
        .doesNotContain("different processors");
    assertThat(page.html())
        .contains("id=\"ratios\"", "data-file=\"compare-quick.csv\"")
        .contains("1.300 slower");
  }

  @Test
  void flawedComparison_saysSoInItsHead() {
    BenchReport before = report("quick", 100, "0.1", "A.a");
    BenchReport after = report("quick", 100, "0.1", "A.a").as(new Standing(false, false));

    HtmlPage page = ComparisonPage.render(Comparison.of(before, after, Comparison.THRESHOLD));

    assertThat(page.html())
        .contains("rows are slower, and not all was compared")
        .contains("Not all was compared: both runs must have come to their end");
  }

  private static BenchReport report(String name, double time, String version, String own) {
    return new BenchReport(
        name,
        Instant.EPOCH,
        List.of(row("TrainStep.trainStep", time), row(own, time)),
        List.of(),
        Map.of("suite: version", version),
        List.of());
  }

  private static BenchRow row(String benchmark, double time) {
    List<Double> fork = List.of(time, time * 1.01);
    return new BenchRow(
        benchmark,
        new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, 2, Map.of()),
        new Score(
            time, "ms/op", Double.NaN, Interval.none(), List.of(fork, fork, fork, fork, fork)),
        Map.of());
  }
}
