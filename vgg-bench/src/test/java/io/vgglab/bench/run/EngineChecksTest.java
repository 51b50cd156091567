package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.Options;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChecksTest {

  private static final Device CPU = Device.cpu(1);
  private static final EngineBundle BUNDLE =
      new EngineBundle(
          "plain",
          "plain",
          List.of(),
          Set.of(Device.Kind.CPU, Device.Kind.CUDA),
          Map.of(),
          List.of());

  private final List<String> progress = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void engineThatBreaksOnAGpu_isRefusedAndTheProcessorPasses() {
    EngineChecks checks = check(target("plain-broken", Device.cuda(0)), target("plain", CPU));

    assertThat(checks.passed()).extracting(Target::toString).containsExactly("plain on cpu");
    assertThat(checks.refused())
        .containsExactly(
            new Absent(
                "plain-broken",
                "cuda:0",
                "check of plain-broken on cuda:0 failed with exit code 1:"
                    + " java.lang.UnsatisfiedLinkError: no libcuda.so.1 here"));
    assertThat(progress).contains("checking plain-broken on cuda:0", "checking plain on cpu");
  }

  @Test
  void engineThatBreaksOnAProcessor_failsTheRun() {
    assertThatThrownBy(() -> check(target("plain-broken", CPU)))
        .isInstanceOf(BenchException.class)
        .hasMessageStartingWith(
            "check of plain-broken on cpu failed with exit code 1:"
                + " java.lang.UnsatisfiedLinkError: no libcuda.so.1 here (log:"
                + " bench-smoke/probe-plain-broken-cpu.log)");
  }

  private EngineChecks check(Target... targets) {
    Properties properties = new Properties();
    properties.setProperty("bench.include", "Prediction");
    return EngineChecks.of(
        Options.of(properties, 1),
        ResultFolder.prepare(folder, "smoke"),
        progress::add,
        new Gate(Map.of()),
        List.of(targets));
  }

  private static Target target(String engine, Device device) {
    return new Target(engine, BUNDLE, device, /* namesThreads= */ false);
  }
}
