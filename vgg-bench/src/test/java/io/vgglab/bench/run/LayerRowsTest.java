package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import io.vgglab.report.bench.BenchRow;
import io.vgglab.report.bench.LayerRow;
import io.vgglab.report.bench.RoofRow;
import io.vgglab.report.bench.Score;
import io.vgglab.report.figure.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayerRowsTest {

  private static final Target TARGET =
      new Target(
          "onednn",
          new EngineBundle(
              "onednn", "onednn", List.of(), Set.of(Device.Kind.CPU), Map.of(), List.of()),
          Device.cpu(2),
          /* namesThreads= */ false);

  /** 3 channels become 64 through 3x3 kernels on 32x32 pixels: 1,769,472 multiply-adds an image. */
  @Test
  void convolution_hasOperationsAndBytesOfItsShape() {
    LayerRow row = rows(new LayerProfile.Pass("block1_conv1", "weights", List.of(3.0, 1.0, 2.0)));

    assertThat(row.operations()).isEqualTo(2.0 * 8 * 1_769_472);
    assertThat(row.bytes()).isEqualTo(4.0 * (8 * (3072 + 65536) + 1792));
    assertThat(row.median()).isEqualTo(2);
    assertThat(row.gigaflops()).isCloseTo(14.16, within(0.01));
    assertThat(row.kernel()).isEqualTo("jit:b");
    assertThat(row.setup().preset()).isEqualTo("seed");
    assertThat(row.setup().plan().batchSize()).isEqualTo(8);
    assertThat(row.setup().plan().planHash()).hasSize(16);
  }

  @Test
  void poolingAndUpdate_haveTimesAlone() {
    assertThat(rows(new LayerProfile.Pass("block1_pool", "backward", List.of(1.0))).gigaflops())
        .isNaN();
    assertThat(rows(new LayerProfile.Pass("update", "update", List.of(1.0))).intensity()).isNaN();
  }

  @Test
  void rowUnderTheRoof_isAShareOfTheProductAndTheBestConvolutionOfItsDevice() {
    LayerRow convolution = rows(new LayerProfile.Pass("block1_conv1", "weights", List.of(1.0)));
    LayerRow dense = rows(new LayerProfile.Pass("fc1", "forward", List.of(0.001)));
    LayerRun run =
        new LayerRun(
            List.of(convolution, dense),
            List.of(new RoofRow("onednn · cpu", 2, 400, 20), new RoofRow("x · cpu", 1, 4000, 20)),
            List.of());
    BenchRow row =
        new BenchRow(
            "TrainStep.trainStep",
            convolution.setup(),
            new Score(1, "ms/op", Double.NaN, Interval.none(), List.of(List.of(1.0))),
            Map.of(Meaning.GFLOPS, 100.0));

    assertThat(LayerRows.isConvolution(convolution)).isTrue();
    assertThat(LayerRows.isConvolution(dense)).isFalse();
    assertThat(run.underRoof(row).secondary())
        .containsEntry("% of the product of matrices", 25.0)
        .containsEntry("% of the best convolution", 100 * 100.0 / convolution.gigaflops());
  }

  @Test
  void roof_isThereWhereTheEngineCouldTell() {
    assertThat(LayerRows.roof(TARGET, new LayerProfile(400, 20, List.of())))
        .contains(new RoofRow("onednn · cpu", 2, 400, 20));
    assertThat(LayerRows.roof(TARGET, new LayerProfile(0, 0, List.of()))).isEmpty();
  }

  private static LayerRow rows(LayerProfile.Pass pass) {
    LayerProfile.Profiled network =
        new LayerProfile.Profiled(
            "seed/none/32",
            8,
            List.of(pass),
            Map.of("block1_conv1", "forward: jit:a, weights: jit:b"));
    return LayerRows.of(TARGET, new LayerProfile(0, 0, List.of(network))).get(0);
  }
}
