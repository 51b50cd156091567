package io.vgglab.bench.jmh;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Memory of this process as Linux counts it, in KiB; empty where the system or the virtual machine
 * does not say.
 *
 * <p>Native memory is what is resident outside the Java heap: what engines allocate, and the
 * virtual machine's own code, classes and stacks. The heap's addresses come from the virtual
 * machine's diagnostic command {@code GC.heap_info}, its resident pages from {@code smaps}.
 */
final class ProcessMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final Pattern ADDRESS = Pattern.compile("0x([0-9a-f]{1,16})");
  private static final Pattern MAPPING =
      Pattern.compile("([0-9a-f]{1,16})-([0-9a-f]{1,16}) [-rwxps]{4} .*");
  private static final int HEXADECIMAL = 16;

  private ProcessMemory() {}

  /** The most that was resident since the process started. */
  static OptionalDouble peakResident() {
    return lines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(ProcessMemory::number)
        .findFirst();
  }

  /** What is resident now outside the Java heap. */
  static OptionalDouble residentNative() {
    return outside(heapInfo(), lines(MAPPINGS));
  }

  /** Sums the resident part of all mappings but those between the heap's addresses. */
  static OptionalDouble outside(String heapInfo, List<String> mappings) {
    long[] addresses =
        ADDRESS
            .matcher(heapInfo)
            .results()
            .mapToLong(found -> Long.parseUnsignedLong(found.group(1), HEXADECIMAL))
            .sorted()
            .toArray();
    if (addresses.length == 0 || mappings.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    boolean heap = false;
    for (String line : mappings) {
      Matcher mapping = MAPPING.matcher(line);
      if (mapping.matches()) {
        heap =
            Long.parseUnsignedLong(mapping.group(1), HEXADECIMAL) >= addresses[0]
                && Long.parseUnsignedLong(mapping.group(2), HEXADECIMAL)
                    <= addresses[addresses.length - 1];
      } else if (line.startsWith("Rss:") && !heap) {
        sum += number(line);
      }
    }
    return OptionalDouble.of(sum);
  }

  private static String heapInfo() {
    try {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcHeapInfo",
                  new Object[0],
                  new String[0]));
    } catch (JMException e) {
      return "";
    }
  }

  private static double number(String line) {
    return Double.parseDouble(line.replaceAll("[^0-9]", ""));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
