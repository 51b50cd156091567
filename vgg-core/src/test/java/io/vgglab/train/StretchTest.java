package io.vgglab.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.network.Device;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StretchTest {

  @TempDir Path folder;

  @Test
  void runThatGoesOnWithAnotherEngine_remembersBoth() {
    RunFolder run = new RunFolder(folder);
    Stretch.after(0, "onednn", Device.cpu(2)).keep(run);
    Stretch.after(3, "onednn", Device.cpu(2)).keep(run);
    Stretch.after(5, "dl4j", Device.cpu(1)).keep(run);

    assertThat(Stretch.of(run))
        .containsExactly(new Stretch("onednn", "cpu", 2, 1), new Stretch("dl4j", "cpu", 1, 6));
    assertThat(Stretch.of(run).get(1).text()).isEqualTo("dl4j on cpu (1 thread)");
  }

  @Test
  void epochsThatAreTrainedAgain_areForgotten() {
    RunFolder run = new RunFolder(folder);
    Stretch.after(0, "dl4j", Device.cpu(1)).keep(run);
    Stretch.after(0, "onednn", Device.cpu(2)).keep(run);

    assertThat(Stretch.of(run)).containsExactly(new Stretch("onednn", "cpu", 2, 1));
  }

  @Test
  void runOfOlderVersions_hasNone() {
    assertThat(Stretch.of(new RunFolder(folder))).isEmpty();
  }
}
