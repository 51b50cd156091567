package io.vgglab.peer;

import io.vgglab.network.EngineException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** The native library itself. */
final class TorchLibrary {

  private TorchLibrary() {}

  static void load(int threads) {
    load();
    torch.set_num_threads(threads);
  }

  private static void load() {
    try {
      Loader.load(torch.class);
    } catch (UnsatisfiedLinkError e) {
      throw new EngineException("libtorch cannot be loaded here: " + e.getMessage(), e);
    }
  }

  /** Versions, and what the library says of itself: what it was built with decides its kernels. */
  static Map<String, String> versions() {
    load();
    Map<String, String> versions = new TreeMap<>();
    versions.put("pytorch", version("pytorch"));
    versions.put("javacpp", version("javacpp"));
    versions.put("CPU capability", torch.get_cpu_capability().getString());
    versions.put("threads in use", Integer.toString(torch.get_num_threads()));
    versions.put("built with", libraries(torch.show_config().getString()));
    return versions;
  }

  /** The lines that name libraries of arithmetic and threads. */
  private static String libraries(String configuration) {
    return configuration
        .lines()
        .map(line -> line.strip().replaceFirst("^- ", ""))
        .filter(line -> line.matches("(?i).*(MKL|DNN|OpenMP|BLAS|LAPACK).*"))
        .filter(line -> !line.startsWith("Build settings"))
        .collect(Collectors.joining("; "));
  }

  private static String version(String artifact) {
    try {
      return Loader.getVersion("org.bytedeco", artifact);
    } catch (IOException e) {
      return "unknown";
    }
  }
}
