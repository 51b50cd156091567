package io.vgglab.bench.jmh;

import io.vgglab.bench.plan.DeviceText;
import io.vgglab.network.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Memory in use on a GPU, whoever uses it, as its driver counts it. */
final class GpuMemory {

  private static final int SECONDS = 20;

  private GpuMemory() {}

  /**
   * MiB in use now; empty for processors and where the driver does not answer.
   *
   * @param program what to ask: {@code nvidia-smi}
   * @param device as benchmark parameters write it
   */
  static OptionalDouble used(String program, String device) {
    Device asked = DeviceText.parse(device, 1);
    if (asked.kind() != Device.Kind.CUDA) {
      return OptionalDouble.empty();
    }
    return answer(
        List.of(
            program,
            "--query-gpu=memory.used",
            "--format=csv,noheader,nounits",
            "--id=" + asked.index()));
  }

  private static OptionalDouble answer(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return OptionalDouble.empty();
        }
        String text =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.matches("[0-9]{1,9}")
            ? OptionalDouble.of(Double.parseDouble(text))
            : OptionalDouble.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }
}
