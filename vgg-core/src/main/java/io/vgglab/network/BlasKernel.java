package io.vgglab.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the OpenBLAS kernel that a process should be started with.
 *
 * <p>OpenBLAS 0.3.19, which ND4J 1.0.0-M2.1 brings, does not know later processors and falls back
 * to kernels of a third of their speed. It reads {@code OPENBLAS_CORETYPE} when it loads, so the
 * choice must stand in the environment before.
 */
public final class BlasKernel {

  /** Name of the variable that OpenBLAS reads. */
  public static final String VARIABLE = "OPENBLAS_CORETYPE";

  private BlasKernel() {}

  /** The kernel for this machine, unless the environment already names one. */
  public static Optional<String> forThisMachine(Map<String, String> environment) {
    if (environment.containsKey(VARIABLE)) {
      return Optional.empty();
    }
    Path cpuinfo = Path.of("/proc/cpuinfo");
    try {
      return Files.isReadable(cpuinfo)
          ? of(Files.readAllLines(cpuinfo, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The kernel for a processor, given the lines of {@code /proc/cpuinfo}. */
  static Optional<String> of(List<String> cpuinfo) {
    List<String> flags =
        cpuinfo.stream()
            .filter(line -> line.startsWith("flags"))
            .findFirst()
            .map(line -> Arrays.asList(line.substring(line.indexOf(':') + 1).strip().split(" ")))
            .orElse(List.of());
    if (flags.containsAll(List.of("avx512f", "avx512dq", "avx512bw", "avx512vl"))) {
      return Optional.of("SkylakeX");
    }
    return flags.contains("avx2") && flags.contains("fma")
        ? Optional.of("Haswell")
        : Optional.empty();
  }
}
