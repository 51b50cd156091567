package io.vgglab.bench.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  private static final ObjectMapper JSON = new ObjectMapper();

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
    try {
      return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), LayerProfile.class);
    } catch (JsonProcessingException e) {
      throw new BenchException("layer times could not be read: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void write(Path file) {
    try {
      Files.writeString(
          file,
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
