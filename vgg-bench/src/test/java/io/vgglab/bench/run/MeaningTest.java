package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.bench.plan.Subject;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.bench.Setup;
import io.vgglab.report.figure.Interval;
import io.vgglab.report.figure.PlanKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeaningTest {

  @Test
  void trainStepOf100MillisecondsAndBatch10_is100ImagesPerSecondOf2Gflop() {
    BenchRow row = Meaning.of(row("TrainStep.trainStep", "seed", Map.of(), 32));

    assertThat(row.secondary().get("images/s")).isEqualTo(100);
    // 332,123,648 multiply-adds, three times, less the first convolution's data gradient
    assertThat(row.secondary().get("model GFLOP/s")).isCloseTo(199, within(1.0));
    assertThat(row.secondary().get("epoch of 50,000 images, s")).isEqualTo(500);
    assertThat(row.secondary().get("74 epochs, h")).isCloseTo(10.28, within(0.01));
    assertThat(row.setup().plan().planHash())
        .isEqualTo(Subject.parse("seed/none/32").plan().hash());
  }

  @Test
  void forwardAndBackward_addUpToAStep() {
    double forward = gflops("ForwardPass.forward");
    double backward = gflops("BackwardPass.backward");

    assertThat(forward + backward).isCloseTo(gflops("TrainStep.trainStep"), within(1e-6));
    assertThat(gflops("Prediction.predict")).isEqualTo(forward);
  }

  @Test
  void resize_hasImagesButNoModelOperations() {
    BenchRow row = Meaning.of(row("ResizeToSide.resize", "", Map.of("method", "bicubic"), 224));

    assertThat(row.secondary()).containsOnlyKeys("images/s");
  }

  @Test
  void samplersAndPages_areCountedBySecond() {
    assertThat(Meaning.of(row("NextTrial.suggest", "", Map.of("sampler", "tpe"), 0)).secondary())
        .containsExactly(Map.entry("suggestions/s", 10.0));
    assertThat(Meaning.of(row("StudyRendering.render", "", Map.of(), 0)).secondary())
        .containsExactly(Map.entry("pages/s", 10.0));
  }

  @Test
  void whatTheDeviceDidAtBest_turnsOperationsIntoShares() {
    BenchRow row = Meaning.of(row("TrainStep.trainStep", "seed", Map.of(), 32));

    assertThat(Meaning.underRoof(row, 398, 995).secondary())
        .hasEntrySatisfying(
            "% of the product of matrices", share -> assertThat(share).isCloseTo(50, within(0.5)))
        .hasEntrySatisfying(
            "% of the best convolution", share -> assertThat(share).isCloseTo(20, within(0.2)));
    assertThat(Meaning.underRoof(row, 0, 0)).isEqualTo(row);
  }

  private static double gflops(String benchmark) {
    return Meaning.of(row(benchmark, "seed", Map.of(), 32)).secondary().get("model GFLOP/s");
  }

  private static BenchRow row(
      String benchmark, String preset, Map<String, String> other, int side) {
    return new BenchRow(
        benchmark,
        new Setup(new PlanKey("", "onednn", "cpu", 10), preset, "none", side, 2, other),
        new Score(100, "ms/op", Double.NaN, Interval.none(), List.of(List.of(100.0))),
        Map.of());
  }
}
