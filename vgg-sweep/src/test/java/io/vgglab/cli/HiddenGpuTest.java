package io.vgglab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with two GPUs, of which a scheduler has given away one. */
@Tag("slow")
class HiddenGpuTest {

  @TempDir Path folder;
  private Process devices;

  @AfterEach
  void endWhatIsLeft() {
    if (devices != null) {
      devices.descendants().forEach(ProcessHandle::destroyForcibly);
      devices.destroyForcibly();
    }
  }

  @Test
  void devices_runsNothingOnTheGpuOfSomebodyElse() throws Exception {
    givenGpus();
    Path bundles = VggProcess.givenBundle(folder, "test", "devices=cuda\n");
    ProcessBuilder builder = VggProcess.of(folder, bundles, "devices");
    builder.environment().put("CUDA_VISIBLE_DEVICES", "1");

    devices = builder.start();

    assertThat(devices.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(VggProcess.log(folder).lines())
        .containsSubsequence(
            "cuda:0  NVIDIA Example, compute capability 8.6, driver 550.54, 8 GiB",
            "        test        cannot run: the GPU is hidden by CUDA_VISIBLE_DEVICES=1, counted"
                + " as nvidia-smi does",
            "cuda:1  NVIDIA Example, compute capability 8.6, driver 550.54, 8 GiB",
            "        test        can run");
  }

  private void givenGpus() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("nvidia-smi"),
            """
            #!/bin/sh
            echo '0, NVIDIA Example, 550.54, 8.6, 8 GiB, 2 GHz'
            echo '1, NVIDIA Example, 550.54, 8.6, 8 GiB, 2 GHz'
            """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }
}
