package io.vgglab.bench.run;

import io.vgglab.network.Device;
import io.vgglab.network.EngineBundle;
import java.util.List;

/**
 * An engine on a device.
 *
 * @param engine name that the engine's factory answers to
 * @param bundle what its processes start from
 * @param device where it runs
 */
public record Target(String engine, EngineBundle bundle, Device device) {

  /** For file names: {@code onednn-cpu}, {@code dl4j-cuda0}. */
  String fileName() {
    return engine + "-" + device.toString().replace(":", "");
  }

  /** For people: {@code onednn on cpu}. */
  @Override
  public String toString() {
    return engine + " on " + device;
  }

  /** A process of the bundle. */
  ProcessBuilder process(String mainClass, List<String> jvm, List<String> arguments) {
    return bundle.process(mainClass, jvm, arguments, device);
  }
}
