package io.vgglab.bench.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What Linux says about limits and load of this machine; {@code not available} where it does not.
 */
final class LinuxFacts {

  static final String UNKNOWN = "not available";

  private final Path root;

  /** Reads below {@code root}, {@code /} on a real machine. */
  LinuxFacts(Path root) {
    this.root = root;
  }

  /** Processor flags, quota, governor, huge pages, load and free memory, by label. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor flags", cpuinfo("flags").map(LinuxFacts::sorted).orElse(UNKNOWN));
    facts.put("microcode", cpuinfo("microcode").orElse(UNKNOWN));
    facts.put("cgroup CPU quota", quota());
    facts.put("cgroup memory limit", first("sys/fs/cgroup/memory.max").orElse(UNKNOWN));
    facts.put(
        "frequency governor",
        first("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").orElse(UNKNOWN));
    facts.put(
        "transparent huge pages",
        first("sys/kernel/mm/transparent_hugepage/enabled").orElse(UNKNOWN));
    facts.put("memory available", meminfo("MemAvailable").orElse(UNKNOWN));
    facts.put("load", load());
    return facts;
  }

  /** Load averages over 1, 5 and 15 minutes. */
  String load() {
    return first("proc/loadavg")
        .map(line -> line.split(" ", -1))
        .filter(cells -> cells.length >= 3)
        .map(cells -> cells[0] + " " + cells[1] + " " + cells[2])
        .orElse(UNKNOWN);
  }

  private String quota() {
    return first("sys/fs/cgroup/cpu.max")
        .map(line -> line.startsWith("max") ? "none" : line + " (microseconds a period)")
        .orElse(UNKNOWN);
  }

  private Optional<String> cpuinfo(String key) {
    return labelled("proc/cpuinfo", key);
  }

  private Optional<String> meminfo(String key) {
    return labelled("proc/meminfo", key);
  }

  private Optional<String> labelled(String file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key) && line.contains(":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private Optional<String> first(String file) {
    return lines(file).stream().findFirst().map(String::strip).filter(s -> !s.isEmpty());
  }

  private List<String> lines(String file) {
    Path path = root.resolve(file);
    try {
      return Files.isReadable(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String sorted(String flags) {
    return String.join(" ", new TreeSet<>(List.of(flags.split(" ", -1))));
  }
}
