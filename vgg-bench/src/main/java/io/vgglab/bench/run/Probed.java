package io.vgglab.bench.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an engine says about itself, and what it computes for a small input.
 *
 * @param versions libraries and their versions
 * @param variables environment variables that decide its speed
 * @param networks what each network computed
 * @param sizes what each network takes at each batch size that is timed
 * @param refusal why the engine cannot run here; empty where it can
 */
record Probed(
    Map<String, String> versions,
    Map<String, String> variables,
    List<Opened> networks,
    List<Sized> sizes,
    String refusal) {

  Probed {
    networks = List.copyOf(networks);
    sizes = List.copyOf(sizes);
  }

  /** The same with one more version. */
  Probed withVersion(String library, String version) {
    Map<String, String> more = new TreeMap<>(versions);
    more.put(library, version);
    return new Probed(more, variables, networks, sizes, refusal);
  }

  static Probed refused(String reason) {
    return new Probed(Map.of(), Map.of(), List.of(), List.of(), reason);
  }

  /**
   * One network.
   *
   * @param subject what was opened
   * @param planHash names its layers
   * @param parameterCount values in all parameters that it holds
   * @param computed what it made of a few images
   */
  record Opened(String subject, String planHash, long parameterCount, Computed computed) {}

  /**
   * A network at a batch size: engines choose kernels by it.
   *
   * @param subject what was opened
   * @param batchSize images of each pass
   * @param implementations kernels by layer, of training and of prediction
   * @param bytes held by the network after a forward and a backward pass and a prediction
   * @param repeated what it computed at that size
   */
  record Sized(
      String subject,
      int batchSize,
      Map<String, String> implementations,
      long bytes,
      Repeated repeated) {}

  static Probed read(Path file) {
    return JsonFile.read(file, Probed.class, "probe result");
  }

  void write(Path file) {
    JsonFile.write(file, this);
  }
}
