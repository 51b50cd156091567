package io.vgglab.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedProcessTest {

  @TempDir Path folder;

  @Test
  void processThatHangs_isEndedWithItsLastWords() {
    ProcessBuilder hangs = new ProcessBuilder("sh", "-c", "echo opening the driver; sleep 600");

    assertThat(
            LoggedProcess.failure(
                "check of dl4j on cuda:0", hangs, folder.resolve("log"), Duration.ofSeconds(2)))
        .contains("check of dl4j on cuda:0 did not end within 2 s: opening the driver");
  }

  @Test
  void forkThatWasKilled_isToldWithoutTheResults() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("log"),
            """
            # Fork: 1 of 1
            <forked VM failed with exit code 137>
            <stdout last='20 lines'>
            </stdout>

            # Run complete. Total time: 00:00:13
            Benchmark result is saved to /tmp/result.json
            """);

    assertThat(LastWords.of(log)).isEqualTo("<forked VM failed with exit code 137>");
  }

  @Test
  void processThatCrashes_isNamedByItsSignal() throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("log"),
            """
            # JMH version: 1.37
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGILL (0x4) at pc=0x00007f2c, pid=12, tid=13
            #
            # If you would like to submit a bug report, please visit:
            #   https://bugreport.java.com/bugreport/crash.jsp
            #
            <forked VM failed with exit code 134>
            """);

    assertThat(LastWords.of(log)).isEqualTo("SIGILL (0x4) at pc=0x00007f2c, pid=12, tid=13");
  }

  @Test
  void processThatFails_isQuoted() {
    ProcessBuilder fails = new ProcessBuilder("sh", "-c", "echo no driver; exit 3");

    assertThat(LoggedProcess.failure("check", fails, folder.resolve("log"), Duration.ofMinutes(1)))
        .contains("check failed with exit code 3: no driver");
  }
}
