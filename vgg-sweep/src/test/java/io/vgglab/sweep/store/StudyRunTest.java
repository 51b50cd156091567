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

  /** Whoever has the same id once the process is gone has started later. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void startOfAProcess_isCountedFromBoot() throws Exception {
    parent = new ProcessBuilder("sleep", "60").start();
    StudyRun run = run(parent.pid());
    double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);

    assertThat(run.processStarted().toEpochMilli() / 1_000.0).isBetween(uptime - 10, uptime + 0.01);
    assertThat(
            new StudyRun(
                    "later",
                    run.host(),
                    run.kernel(),
                    run.pid(),
                    run.processStarted().minusSeconds(60))
                .isProcessAlive())
        .isFalse();
  }

  private static long childOf(Process parent) throws IOException {
    try (BufferedReader lines = parent.inputReader()) {
      return Long.parseLong(lines.readLine());
    }
  }

  private static StudyRun run(long pid) {
    return StudyRun.of(ProcessHandle.of(pid).orElseThrow());
  }
}
