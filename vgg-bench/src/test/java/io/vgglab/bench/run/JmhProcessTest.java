package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.bench.plan.BenchPreset;
import io.vgglab.bench.plan.Selection;
import io.vgglab.bench.plan.Timing;
import io.vgglab.bench.plan.Workload;
import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JmhProcessTest {

  @Test
  void arguments_areWhatAPersonWouldType() {
    EngineBundle bundle =
        new EngineBundle(
            "onednn", "onednn", List.of(), Set.of(Device.Kind.CPU), Map.of(), List.of());
    Selection selection =
        new Selection("s", List.of(Workload.TRAIN_STEP), Map.of("batchSize", List.of("1", "8")));

    JmhProcess process =
        new JmhProcess(
            new Target("onednn", bundle, Device.cpu(2), /* namesThreads= */ false),
            selection,
            new Timing(1, 2, 5, 400),
            List.of());

    assertThat(process.forks()).isEqualTo(2);
    assertThat(String.join(" ", process.arguments(Path.of("out.json"))))
        .isEqualTo(
            "^\\Qio.vgglab.bench.jmh.TrainStep.trainStep\\E$ -foe false -f 1 -t 1 -bm avgt -tu ms"
                + " -wi 2 -w 400ms -i 5 -r 400ms -prof io.vgglab.bench.jmh.PeakMemory -rf json -rff"
                + " out.json -p engine=onednn -p device=cpu -p threads=2 -p batchSize=1,8");
  }

  @Test
  void workloads_areTheBenchmarksThatJmhKnows() throws IOException {
    String list;
    try (InputStream stream = JmhProcess.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      list = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(list.lines().count()).isEqualTo(Workload.values().length);
    for (Workload workload : Workload.values()) {
      int method = workload.benchmark().lastIndexOf('.');
      assertThat(list)
          .contains(workload.benchmark().substring(0, method))
          .contains(workload.benchmark().substring(method + 1));
    }
  }

  /** Else forks that JMH never starts would count as failed. */
  @Test
  void workloads_knowTheParametersThatTheirSelectionsVary() throws IOException {
    List<String> list;
    try (InputStream stream = JmhProcess.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      list = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    for (BenchPreset preset : BenchPreset.values()) {
      for (Selection selection : preset.selections()) {
        for (Workload workload : selection.workloads()) {
          int method = workload.benchmark().lastIndexOf('.');
          String line =
              list.stream()
                  .filter(it -> it.contains(workload.benchmark().substring(0, method)))
                  .findFirst()
                  .orElseThrow();
          selection.parameters().entrySet().stream()
              .filter(parameter -> parameter.getValue().size() > 1)
              .forEach(parameter -> assertThat(line).contains(" " + parameter.getKey() + " "));
        }
      }
    }
  }

  @Test
  void presets_nameNetworksThatExistWhereTheyNeedAny() {
    for (BenchPreset preset : BenchPreset.values()) {
      assertThat(preset.selections())
          .allSatisfy(s -> assertThat(s.subjects().isEmpty()).isNotEqualTo(s.needsEngine()));
    }
  }

  @Test
  void presetsOfTheWholeSuite_measureStudiesToo() {
    for (BenchPreset preset : EnumSet.complementOf(EnumSet.of(BenchPreset.SEED))) {
      assertThat(preset.selections())
          .anySatisfy(s -> assertThat(s.workloads()).contains(Workload.SUGGEST))
          .anySatisfy(s -> assertThat(s.workloads()).contains(Workload.RENDER));
    }
  }

  @Test
  void selectionOfNetworksAndSamplers_isRefused() {
    assertThatThrownBy(
            () -> new Selection("s", List.of(Workload.PREDICT, Workload.SUGGEST), Map.of()))
        .hasMessage(
            "workloads must all need an engine or all need none, but were [PREDICT, SUGGEST]");
  }
}
