package io.vgglab.report.bench;

import java.util.Objects;

/**
 * What a device did at best in the same run, by an engine's own library.
 *
 * @param engineOnDevice for example {@code onednn · cpu}
 * @param threads threads of the engine
 * @param gigaflops product of square float32 matrices, 1e9 operations a second
 * @param gigabytes sum of two large arrays, 1e9 bytes read and written a second
 */
public record RoofRow(String engineOnDevice, int threads, double gigaflops, double gigabytes) {

  /** Checks that the name is there. */
  public RoofRow {
    Objects.requireNonNull(engineOnDevice, "engineOnDevice");
  }

  /** Whether it bounds what a setup can do: same device, same threads, whatever the engine. */
  public boolean isOf(Setup setup) {
    return threads == setup.threads() && engineOnDevice.endsWith(setup.plan().device());
  }
}
