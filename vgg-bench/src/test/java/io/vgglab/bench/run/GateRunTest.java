package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that compute something wrong, in whole runs. */
class GateRunTest {

  @TempDir Path folder;

  @Test
  void wrongOutput_isNeverTimed() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain,plain-wrong", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("output of plain-wrong on cpu for seed/none/32 must be within")
        .hasMessageEndingWith("it is not timed");
  }

  @Test
  void wrongGradients_areNeverTimed() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain,plain-lame", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("gradients of plain-lame on cpu for seed/none/32 must be within")
        .hasMessageContaining("but that of block3_conv2.weight was");
  }

  @Test
  void biasThatIsNeverUpdated_isNeverTimed() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain,plain-stiff", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("updates of plain-stiff on cpu for seed/none/32 must be within")
        .hasMessageContaining("but that of block3_conv2.bias was 9.");
  }

  @Test
  void engineThatOpensAndThenBreaks_isBrokenAndNotLeftOut() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain-faulty", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("check of plain-faulty on cpu failed with exit code 1:")
        .hasMessageContaining("execution of block1_conv1 failed: invalid arguments");
  }
}
