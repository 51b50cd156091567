package io.vgglab.report.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.report.SampleReports;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import io.vgglab.report.view.Cell;
import io.vgglab.report.view.Column;
import io.vgglab.report.view.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchPageTest {

  @Test
  void layers_haveTheirShareAndTheirDistanceFromTheRoof() {
    String html = BenchPage.render(SampleReports.bench()).html();

    assertThat(html)
        .contains("Layer by layer", "Roofline", "roof of onednn · cpu, threads 2")
        .contains("1.9 to 2.5, n = 3", "jit_wino:avx512_core");
  }

  @Test
  void reportWithoutLayers_hasNoSuchSection() {
    String html = BenchPage.render(SampleReports.bench().withLayers(List.of(), List.of())).html();

    assertThat(html).doesNotContain("Layer by layer", "Roofline");
  }

  @Test
  void csv_holdsEveryRowInFullPrecision() {
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(
                row("ResizeToSide.resize", 32, Map.of("method", "bilinear"), 64),
                row("TrainStep.trainStep", 8, Map.of(), 160)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(BenchCsv.write(report))
        .isEqualTo(
            """
            benchmark,plan,engine,device,batch,preset,batchNorm,side,threads,method,score,unit,error,forks,samples,imagesPerSecond,low95,high95
            ResizeToSide.resize,,onednn,cpu,32,seed,none,224,2,bilinear,64,ms/op,,1,1,500,,
            TrainStep.trainStep,,onednn,cpu,8,seed,none,224,2,,160,ms/op,,1,1,50,,
            """);
    assertThat(BenchPage.render(report).html()).contains("data-file=\"bench-quick.csv\"");
  }

  @Test
  void resize_standsBesideTheStepOfItsSide() {
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(
                row("ResizeToSide.resize", 32, Map.of("method", "bilinear"), 64),
                row("TrainStep.trainStep", 8, Map.of(), 160)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(ResizeTable.of(report).rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.cells())
                    .extracting(cell -> cell.text())
                    .contains("2", "20", "8", "10.0 %"));
  }

  @Test
  void resize_standsBesideTheStepOfTheNearestBatch() {
    BenchReport report =
        new BenchReport(
            "full",
            Instant.EPOCH,
            List.of(
                row("ResizeToSide.resize", 32, Map.of("method", "bilinear"), 64),
                row("TrainStep.trainStep", 1, Map.of(), 10),
                row("TrainStep.trainStep", 16, Map.of(), 640)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(ResizeTable.of(report).rows().get(0).cells())
        .extracting(cell -> cell.text())
        .containsSequence("2", "40", "16", "5.0 %");
  }

  @Test
  void severalThreads_areDrawnAsALine() {
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(threads(1, 200), threads(2, 110)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(BenchPage.render(report).html()).contains("Images per second by threads.");
    assertThat(BenchPage.render(SampleReports.bench()).html())
        .doesNotContain("Images per second by threads.");
  }

  @Test
  void samplers_areDrawnOverTheTrialsInsteadOfAsBars() {
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(suggestions("tpe", 100, 0.5), suggestions("tpe", 1_000, 4)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(BenchPage.render(report).html())
        .contains("<h2 id=\"search-title\">Samplers</h2>", "finished trials", "[1000,250]")
        .doesNotContain("bars-nexttrial", "<dt>Engines</dt>");
  }

  @Test
  void samplerAtOneNumberOfTrials_isABar() {
    BenchReport report =
        new BenchReport(
            "smoke",
            Instant.EPOCH,
            List.of(suggestions("tpe", 100, 0.5)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(BenchPage.render(report).html())
        .contains("bars-nexttrial")
        .doesNotContain("search-title");
  }

  @Test
  void memory_hasATableOfItsOwn() {
    BenchRow row =
        threads(2, 110).withSecondary(Map.of("peak native, MiB", 321.5, "model GFLOP/s", 77.0));
    BenchReport report =
        new BenchReport("quick", Instant.EPOCH, List.of(row), List.of(), Map.of(), List.of());

    assertThat(MemoryTable.of(report).columns())
        .extracting(Column::title)
        .containsExactly("Benchmark", "Setup", "Native, MiB");
    assertThat(MemoryTable.of(report).rows())
        .flatExtracting(Row::cells)
        .extracting(Cell::text)
        .containsExactly("TrainStep.trainStep", "onednn · cpu", "321.5");
    assertThat(ResultTable.results(report).columns())
        .extracting(Column::title)
        .contains("model GFLOP/s")
        .doesNotContain("peak native, MiB");
  }

  @Test
  void kernels_standInATableBesideTheOtherFacts() {
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(),
            List.of(),
            Map.of(
                "kernels of onednn on cpu, seed/none/32, batch 8: fc1", "gemm:jit", "java", "17"),
            List.of());

    assertThat(BenchPage.render(report).html())
        .contains(
            "<table id=\"kernels\"", ">onednn on cpu, seed/none/32, batch 8</td>", ">fc1</td>")
        .contains(">gemm:jit</td>", "<dt>java</dt>")
        .doesNotContain("<dt>kernels of");
  }

  @Test
  void bars_areNamedByWhatTheirOwnBenchmarkVaries() {
    BenchReport report =
        new BenchReport(
            "quick",
            Instant.EPOCH,
            List.of(threads(2, 110), row("ResizeToSide.resize", 64, Map.of(), 5)),
            List.of(),
            Map.of(),
            List.of());

    assertThat(BenchPage.render(report).html())
        .contains("\"data\":[\"onednn · cpu\"]")
        .contains(">onednn · cpu, batch 32, side 32</td>");
  }

  @Test
  void setups_areNamedByWhatTheyDifferIn() {
    Setup resize =
        new Setup(
            new PlanKey("", "onednn", "cpu", 32), "", "", 32, 2, Map.of("method", "bilinear"));
    Setup network = threads(2, 110).setup();

    assertThat(new SetupLabels(Stream.of(network, resize)).label(network))
        .isEqualTo("onednn · cpu");
    assertThat(new SetupLabels(Stream.of(network, resize)).label(resize))
        .isEqualTo("onednn · cpu, method bilinear");
    assertThat(new SetupLabels(Stream.of(network, threads(1, 200).setup())).label(network))
        .isEqualTo("onednn · cpu, threads 2");

    Setup gpu = new Setup(new PlanKey("", "dl4j", "cuda:0", 32), "seed", "none", 32, 1, Map.of());
    assertThat(new SetupLabels(Stream.of(network, gpu)).label(network)).isEqualTo("onednn · cpu");
  }

  private static BenchRow suggestions(String sampler, int trials, double milliseconds) {
    return new BenchRow(
        "NextTrial.suggest",
        new Setup(
            new PlanKey("", "jvm", "cpu", 0),
            "",
            "",
            0,
            0,
            Map.of("sampler", sampler, "trials", Integer.toString(trials))),
        new Score(
            milliseconds, "ms/op", Double.NaN, Interval.none(), List.of(List.of(milliseconds))),
        Map.of("suggestions/s", 1000 / milliseconds));
  }

  private static BenchRow threads(int threads, double milliseconds) {
    return new BenchRow(
        "TrainStep.trainStep",
        new Setup(new PlanKey("", "onednn", "cpu", 32), "seed", "none", 32, threads, Map.of()),
        new Score(
            milliseconds, "ms/op", Double.NaN, Interval.none(), List.of(List.of(milliseconds))),
        Map.of());
  }

  @Test
  void layerRow_takesTheMiddle() {
    LayerRow row =
        new LayerRow(
            SampleReports.bench().layers().get(0).setup(),
            "fc1",
            "data",
            List.of(4.0, 1.0, 2.0, 3.0),
            5e6,
            1e6,
            "");

    assertThat(row.median()).isEqualTo(2.5);
    assertThat(row.gigaflops()).isCloseTo(2, within(1e-9));
    assertThat(row.intensity()).isEqualTo(5);
    assertThat(row.executedGigaflops()).isEqualTo(row.gigaflops());
    assertThat(SampleReports.bench().layers().get(0))
        .satisfies(
            wino ->
                assertThat(wino.executedGigaflops()).isCloseTo(wino.gigaflops() / 4, within(1e-9)));
    assertThatThrownBy(() -> new LayerRow(row.setup(), "fc1", "data", List.of(), 0, 0, ""))
        .hasMessage("milliseconds must hold a time, but were empty");
  }

  private static BenchRow row(
      String benchmark, int batch, Map<String, String> other, double milliseconds) {
    return new BenchRow(
        benchmark,
        new Setup(new PlanKey("", "onednn", "cpu", batch), "seed", "none", 224, 2, other),
        new Score(
            milliseconds, "ms/op", Double.NaN, Interval.none(), List.of(List.of(milliseconds))),
        Map.of());
  }
}
