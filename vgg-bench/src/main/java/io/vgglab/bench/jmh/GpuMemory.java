package io.vgglab.bench.jmh;

import io.vgglab.bench.plan.DeviceText;
import io.vgglab.network.Device;
import io.vgglab.provenance.Command;
import java.util.List;
import java.util.OptionalDouble;

/** Memory in use on a GPU, whoever uses it, as its driver counts it. */
final class GpuMemory {

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
    return Command.output(
            List.of(
                program,
                "--query-gpu=memory.used",
                "--format=csv,noheader,nounits",
                "--id=" + asked.index()))
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> OptionalDouble.of(Double.parseDouble(text)))
        .orElseGet(OptionalDouble::empty);
  }
}
