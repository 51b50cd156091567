package io.vgglab.bench.environment;

import io.vgglab.provenance.GpuSurvey;
import io.vgglab.provenance.Machine;
import io.vgglab.provenance.Versions;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts by section and label, in the order to print.
 *
 * @param sections such as {@code machine}, {@code gpu 0}, {@code onednn on cpu}
 */
public record Environment(Map<String, Map<String, String>> sections) {

  /** Copies the maps, keeping their order. */
  public Environment {
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    sections.forEach(
        (name, facts) -> copy.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(facts))));
    sections = Collections.unmodifiableMap(copy);
  }

  /** This machine, this Java with the options of measured processes, this build. */
  public static Environment ofThisMachine(GpuSurvey gpus, List<String> jvm) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> machine = new LinkedHashMap<>(Machine.facts());
    machine.putAll(new LinuxFacts(Path.of("/")).facts());
    sections.put("machine", machine);
    sections.put("java", java(jvm));
    sections.put("suite", suite());
    if (gpus.gpus().isEmpty()) {
      sections.put("gpu", Map.of("none", gpus.reason()));
    }
    gpus.gpus().forEach(gpu -> sections.put("gpu " + gpu.index(), gpu.facts()));
    return new Environment(sections);
  }

  /** This environment with one more section behind the others. */
  public Environment with(String section, Map<String, String> facts) {
    Map<String, Map<String, String>> extended = new LinkedHashMap<>(sections);
    extended.put(section, facts);
    return new Environment(extended);
  }

  /** Load averages of this machine now. */
  public static String load() {
    return new LinuxFacts(Path.of("/")).load();
  }

  /** One map, labels led by their section. */
  public Map<String, String> flat() {
    Map<String, String> flat = new LinkedHashMap<>();
    sections.forEach(
        (section, facts) ->
            facts.forEach((label, value) -> flat.put(section + ": " + label, value)));
    return flat;
  }

  private static Map<String, String> java(List<String> jvm) {
    Map<String, String> java = new LinkedHashMap<>();
    java.put("vendor", System.getProperty("java.vendor"));
    java.put("version", System.getProperty("java.runtime.version"));
    java.put("virtual machine", System.getProperty("java.vm.name"));
    java.put("arguments of measured processes", String.join(" ", jvm));
    return java;
  }

  private static Map<String, String> suite() {
    Map<String, String> suite = new LinkedHashMap<>();
    suite.put("version", Versions.suite());
    suite.put("commit", Versions.commit());
    return suite;
  }
}
