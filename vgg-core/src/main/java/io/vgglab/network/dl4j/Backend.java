package io.vgglab.network.dl4j;

import io.vgglab.network.Device;
import io.vgglab.network.Network;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J as this process has it. */
final class Backend {

  private Backend() {}

  static Network open(Device device, Supplier<Network> network) {
    CrashReportingUtil.crashDumpsEnabled(false);
    Nd4j.getEnvironment().setMaxThreads(device.threads());
    return network.get();
  }

  static Map<String, String> versions() {
    return new TreeMap<>();
  }
}
