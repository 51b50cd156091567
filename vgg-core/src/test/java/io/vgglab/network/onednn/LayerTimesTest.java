package io.vgglab.network.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.data.Batch;
import io.vgglab.model.VggPlan;
import io.vgglab.network.Device;
import io.vgglab.network.LayerTime;
import io.vgglab.network.Network;
import io.vgglab.network.Roof;
import io.vgglab.network.TinyCase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class LayerTimesTest {

  private static final TinyCase CASE = TinyCase.NORM_AND_DROPOUT;
  private static final VggPlan PLAN = VggPlan.of(CASE.spec());

  @Test
  void layerTimes_nameEveryPassInOrder() {
    Batch batch = TinyCase.batch(PLAN, 6, 1);
    try (Network network = new OneDnnNetworkFactory().open(PLAN, CASE.step(), Device.cpu(1), 1)) {
      List<LayerTime> times = network.layerTimes(batch);

      assertThat(times).allSatisfy(time -> assertThat(time.milliseconds()).isPositive());
      assertThat(times)
          .extracting(time -> time.layer() + " " + time.pass())
          .startsWith("input forward", "block1_conv1 forward", "block1_bn1 forward")
          .contains("block2_conv1 data", "block2_conv1 weights", "block1_conv1 weights")
          .contains("predictions weights", "block1_pool backward")
          .doesNotContain("block1_conv1 data")
          .doesNotHaveDuplicates()
          .endsWith("update update");
    }
  }

  @Test
  void layerTimes_leaveWeightsAndTotalsAlone() {
    Batch batch = TinyCase.batch(PLAN, 6, 1);
    try (Network network = new OneDnnNetworkFactory().open(PLAN, CASE.step(), Device.cpu(1), 1)) {
      float[] before = network.predict(batch);

      network.layerTimes(batch);

      assertThat(network.predict(batch)).isEqualTo(before);
      assertThat(network.totals().count()).isZero();
      assertThat(network.state().step()).isZero();
    }
  }

  @Test
  void roof_isWhatAProcessorCanDo() {
    Roof roof = new OneDnnNetworkFactory().roof().orElseThrow();

    assertThat(roof.gigaflops()).isBetween(1.0, 100_000.0);
    assertThat(roof.gigabytes()).isBetween(0.1, 10_000.0);
  }
}
