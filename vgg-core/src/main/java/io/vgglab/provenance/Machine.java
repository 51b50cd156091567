package io.vgglab.provenance;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/** Facts of this machine that decide how fast it is. */
public final class Machine {

  private static final double GIB = 1L << 30;

  private Machine() {}

  /** Processor, cores, memory, operating system and Java, by label; no host name. */
  public static Map<String, String> facts() {
    SystemInfo system = new SystemInfo();
    HardwareAbstractionLayer hardware = system.getHardware();
    CentralProcessor processor = hardware.getProcessor();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", processor.getProcessorIdentifier().getName().strip());
    facts.put("architecture", System.getProperty("os.arch"));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put(
        "memory", String.format(Locale.ROOT, "%.1f GiB", hardware.getMemory().getTotal() / GIB));
    facts.put("operating system", system.getOperatingSystem().toString());
    facts.put(
        "java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    return facts;
  }
}
