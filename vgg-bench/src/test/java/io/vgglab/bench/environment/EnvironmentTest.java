package io.vgglab.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

  @TempDir Path root;

  @Test
  void linuxFacts_readWhatIsThere() throws IOException {
    given("proc/cpuinfo", "processor\t: 0\nflags\t\t: sse avx2 aes\nmicrocode\t: 0x1\n");
    given("proc/loadavg", "0.42 0.30 0.20 1/100 4242\n");
    given("proc/meminfo", "MemTotal:  8 kB\nMemAvailable:   4 kB\n");
    given("sys/fs/cgroup/cpu.max", "200000 100000\n");

    Map<String, String> facts = new LinuxFacts(root).facts();

    assertThat(facts)
        .containsEntry("processor flags", "aes avx2 sse")
        .containsEntry("cgroup CPU quota", "200000 100000 (microseconds a period)")
        .containsEntry("memory available", "4 kB")
        .containsEntry("load", "0.42 0.30 0.20")
        .containsEntry("frequency governor", "not available");
  }

  @Test
  void thisMachine_hasItsSectionsInOrder() {
    Environment environment =
        Environment.ofThisMachine(new GpuSurvey(List.of(), "no driver"), List.of("-Xmx1g"))
            .with("later", Map.of("a", "b"));

    assertThat(environment.sections().keySet())
        .containsExactly("machine", "java", "suite", "gpu", "later");
    assertThat(environment.flat())
        .containsEntry("java: arguments of measured processes", "-Xmx1g")
        .containsEntry("gpu: none", "no driver")
        .containsEntry("later: a", "b");
  }

  @Test
  void gpus_areReadFromTheDriversLines() {
    GpuSurvey survey =
        GpuSurvey.of(
            command -> Optional.of("0, NVIDIA H100 80GB HBM3, 550.54, 9.0, 81559 MiB, 1980 MHz\n"));

    assertThat(survey.gpus())
        .containsExactly(
            new Gpu(0, "NVIDIA H100 80GB HBM3", "550.54", "9.0", "81559 MiB", "1980 MHz"));
    assertThat(survey.gpus().get(0).runsCuda116()).isFalse();
    assertThat(survey.reason()).isEmpty();
  }

  @Test
  void busyShare_isWhatDidNotIdle() {
    String before = "cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 1 1 1";
    String after = "cpu  130 0 60 840 60 0 0 10 30 0\n";

    // 100 ticks went by, 40 idle and 10 waiting for disks; guests are part of user time
    assertThat(BusyShare.between(before, after)).isEqualTo(0.5);
    assertThat(BusyShare.text(0.5)).isEqualTo("50 %");
    assertThat(BusyShare.between(before, before)).isNaN();
  }

  @Test
  void missingDriver_isAReason() {
    assertThat(GpuSurvey.of(command -> Optional.empty()).reason())
        .isEqualTo("nvidia-smi is missing or found no driver, so there is no NVIDIA GPU to use");
    assertThat(GpuSurvey.of(command -> Optional.of("\n")).reason())
        .isEqualTo("nvidia-smi lists no GPU");
  }

  private void given(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
