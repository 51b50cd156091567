package io.vgglab.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StudyRunTest {

  private final StudyRun self = StudyRun.ofThisProcess();
  private Process parent;

  @AfterEach
  void endParent() {
    if (parent != null) {
      parent.destroyForcibly();
    }
  }

  @Test
  @Timeout(20)
  @EnabledOnOs(OS.LINUX)
  void endedProcessThatItsParentDoesNotAskFor_isDead() throws Exception {
    parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    long child = childOf(parent);
    while (!Files.readString(Path.of("/proc/" + child + "/stat")).contains(") Z ")) {
      Thread.sleep(10);
    }

    assertThat(run(child).isProcessAlive()).isFalse();
    assertThat(run(parent.pid()).isProcessAlive()).isTrue();
    assertThat(self.isProcessAlive()).isTrue();
  }

  private static long childOf(Process parent) throws IOException {
    try (BufferedReader lines = parent.inputReader()) {
      return Long.parseLong(lines.readLine());
    }
  }

  private StudyRun run(long pid) {
    return new StudyRun(
        "run",
        self.host(),
        self.kernel(),
        pid,
        ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow());
  }
}
