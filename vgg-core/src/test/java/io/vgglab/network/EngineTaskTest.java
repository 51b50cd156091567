package io.vgglab.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EngineTaskTest {

  @TempDir Path folder;

  @Test
  void crash_isNamedByItsSignal() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        Picked up JAVA_TOOL_OPTIONS: -Xss1m
        #
        # A fatal error has been detected by the Java Runtime Environment:
        #
        #  SIGILL (0x4) at pc=0x00007f2c, pid=12, tid=13
        #
        # JRE version: OpenJDK Runtime Environment
        """);

    assertThat(EngineTask.ending("onednn", 134, log))
        .isEqualTo(
            "a process of the engine onednn ended with code 134: SIGILL (0x4) at pc=0x00007f2c,"
                + " pid=12, tid=13");
  }

  @Test
  void logBeforeTheEnd_isNotTheReason() throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        12:00:00 INFO  Nd4jBackend: Loaded [CpuBackend] backend
        12:00:01 DEBUG NativeOpsHolder: Number of threads used: 1
        Exception in thread "main" java.lang.UnsatisfiedLinkError: no jnidnnl in java.library.path
        \tat java.base/java.lang.ClassLoader.loadLibrary(ClassLoader.java:2434)
        \tat io.vgglab.network.EngineProbe.main(EngineProbe.java:31)
        """);

    assertThat(EngineTask.ending("onednn", 1, log))
        .isEqualTo(
            "a process of the engine onednn ended with code 1: java.lang.UnsatisfiedLinkError: no"
                + " jnidnnl in java.library.path");
  }

  @Test
  @Timeout(60)
  void taskOverItsLimit_isEnded() {
    EngineBundle bundle =
        new EngineBundle("slow", "slow", List.of(), Set.of(Device.Kind.CPU), Map.of(), List.of());

    assertThat(
            EngineTask.failure(
                bundle,
                Device.cpu(1),
                Sleeper.class.getName(),
                List.of("-Xmx32m"),
                List.of(),
                Duration.ofSeconds(1)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("did not end within 1 seconds"));
  }

  /** Main of a process that has nothing to do. */
  static final class Sleeper {

    private Sleeper() {}

    /** Sleeps for longer than any test. */
    public static void main(String[] arguments) throws InterruptedException {
      Thread.sleep(600_000);
    }
  }

  @Test
  void silentEnd_isNamedByItsCode() throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "\n#\n");

    assertThat(EngineTask.ending("onednn", 1, log))
        .isEqualTo("a process of the engine onednn ended with code 1");
  }
}
