package io.vgglab.bench.run;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An engine on a device, or the virtual machine alone.
 *
 * @param engine name that the engine's factory answers to
 * @param bundle what its processes start from
 * @param device where it runs
 * @param namesThreads whether names tell its threads, since others differ in nothing else
 */
public record Target(String engine, EngineBundle bundle, Device device, boolean namesThreads) {

  /** A virtual machine without any engine, for benchmarks that need none. */
  public static final Target JVM =
      new Target(
          "jvm",
          new EngineBundle("jvm", "jvm", List.of(), Set.of(Device.Kind.CPU), Map.of(), List.of()),
          Device.cpu(1),
          /* namesThreads= */ false);

  /** For file names: {@code onednn-cpu}, {@code dl4j-cuda0}. */
  String fileName() {
    String name = engine + "-" + device.toString().replace(":", "");
    return namesThreads ? name + "-" + device.threads() + "t" : name;
  }

  /** For people: {@code onednn on cpu}. */
  @Override
  public String toString() {
    String name = engine + " on " + device;
    return namesThreads ? name + ", threads " + device.threads() : name;
  }

  /** A process of the bundle. */
  ProcessBuilder process(String mainClass, List<String> jvm, List<String> arguments) {
    return bundle.process(mainClass, jvm, arguments, device);
  }
}
