package io.vgglab.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.provenance.GpuSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void busyShare_isWhatDidNotIdle() {
    String before = "cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 1 1 1";
    String after = "cpu  130 0 60 840 60 0 0 10 30 0\n";

    // 100 ticks went by, 40 idle and 10 waiting for disks; guests are part of user time
    assertThat(BusyShare.between(before, after)).isEqualTo(0.5);
    assertThat(BusyShare.text(0.5)).isEqualTo("50 %");
    assertThat(BusyShare.between(before, before)).isNaN();
  }

  private void given(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
