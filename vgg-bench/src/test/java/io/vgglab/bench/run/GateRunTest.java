package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Case;
import io.vgglab.bench.plan.Subject;
import io.vgglab.network.Device;
import io.vgglab.network.NetworkFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that compute something wrong, in whole runs and in the process that opens them. */
class GateRunTest {

  private static final Probed PLAIN = probed(new PlainJavaFactory());

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
    assertThatThrownBy(() -> check("plain-lame", new PlainJavaFactory.Lame()))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("gradients of plain-lame for seed/none/32 must be within")
        .hasMessageContaining("but that of block3_conv2.weight was");
  }

  @Test
  void biasThatIsNeverUpdated_isNeverTimed() {
    assertThatThrownBy(() -> check("plain-stiff", new PlainJavaFactory.Stiff()))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("updates of plain-stiff for seed/none/32 must be within")
        .hasMessageContaining("but that of block3_conv2.bias was 9.");
  }

  @Test
  void engineThatOpensAndThenBreaks_isBrokenAndNotLeftOut() {
    assertThatThrownBy(() -> PlainRun.of(folder, "plain-faulty", "Prediction"))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith("check of plain-faulty on cpu failed with exit code 1:")
        .hasMessageContaining("execution of block1_conv1 failed: invalid arguments");
  }

  private static void check(String name, NetworkFactory factory) {
    Gate gate = new Gate(Map.of());
    gate.check("plain", PLAIN);
    gate.check(name, probed(factory));
  }

  private static Probed probed(NetworkFactory factory) {
    return ProbeProcess.probe(
        factory, Device.cpu(1), List.of(new Case(Subject.parse("seed/none/32"), Computed.IMAGES)));
  }
}
