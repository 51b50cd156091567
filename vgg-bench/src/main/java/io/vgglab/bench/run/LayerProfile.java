package io.vgglab.bench.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an engine says of single layers, and what the device did at best with its library.
 *
 * @param gigaflops product of square matrices, 1e9 operations a second; 0 where the engine cannot
 *     tell
 * @param gigabytes sum of two arrays, 1e9 bytes a second; 0 where the engine cannot tell
 * @param networks one entry a network; none where the engine cannot tell
 */
record LayerProfile(double gigaflops, double gigabytes, List<Profiled> networks) {

  LayerProfile {
    networks = List.copyOf(networks);
  }

  /**
   * One network.
   *
   * @param subject what was opened
   * @param batchSize images of its steps
   * @param passes times by layer and pass, in the order of execution
   * @param kernels implementations by layer
   */
  record Profiled(String subject, int batchSize, List<Pass> passes, Map<String, String> kernels) {
    Profiled {
      passes = List.copyOf(passes);
    }
  }

  /**
   * One pass of one layer.
   *
   * @param layer its name
   * @param pass such as {@code forward}
   * @param milliseconds one figure a step
   */
  record Pass(String layer, String pass, List<Double> milliseconds) {
    Pass {
      milliseconds = List.copyOf(milliseconds);
    }
  }

  static LayerProfile read(Path file) {
    return JsonFile.read(file, LayerProfile.class, "layer times");
  }

  void write(Path file) {
    JsonFile.write(file, this);
  }
}
