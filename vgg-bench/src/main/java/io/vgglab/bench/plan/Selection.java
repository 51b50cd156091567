package io.vgglab.bench.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Workloads that are run with every combination of some parameters.
 *
 * @param name short, for file names
 * @param workloads what runs
 * @param parameters values by name of a JMH parameter, in the order to print
 */
public record Selection(
    String name, List<Workload> workloads, Map<String, List<String>> parameters) {

  /** Copies the collections and checks that all workloads need an engine, or none does. */
  public Selection {
    workloads = List.copyOf(workloads);
    if (workloads.stream().map(Workload::needsEngine).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "workloads must all need an engine or all need none, but were " + workloads);
    }
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    parameters = java.util.Collections.unmodifiableMap(copy);
  }

  /** Networks of a preset: placements, sides and batch sizes. */
  static Selection networks(
      String name,
      List<Workload> workloads,
      String preset,
      List<String> placements,
      int side,
      List<Integer> batchSizes) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("preset", List.of(preset));
    parameters.put("batchNorm", placements);
    parameters.put("side", List.of(Integer.toString(side)));
    parameters.put("batchSize", texts(batchSizes));
    return new Selection(name, workloads, parameters);
  }

  /** Every resize method from 32 to 224. */
  static Selection resizes(List<Integer> batchSizes) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("method", ResizeSubject.methods());
    parameters.put("side", List.of("224"));
    parameters.put("batchSize", texts(batchSizes));
    return new Selection("resize", List.of(Workload.RESIZE), parameters);
  }

  /** What studies of so many trials cost besides training: choosing the next trial, the page. */
  static Selection studies(
      String name, List<Workload> workloads, List<String> samplers, List<Integer> trials) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (!samplers.isEmpty()) {
      parameters.put("sampler", samplers);
    }
    parameters.put("trials", texts(trials));
    return new Selection(name, workloads, parameters);
  }

  /** Whether its workloads run networks; those that do not are run once, whatever the engines. */
  public boolean needsEngine() {
    return workloads.stream().anyMatch(Workload::needsEngine);
  }

  /** This selection with the workloads whose name, class and method, a pattern finds. */
  public Selection matching(Pattern include) {
    return new Selection(
        name,
        workloads.stream().filter(w -> include.matcher(w.shortName()).find()).toList(),
        parameters);
  }

  /** The networks that its benchmarks open; none where they need no engine. */
  public List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (String side : values("side")) {
      for (String method : values("method")) {
        subjects.add(ResizeSubject.of(method, Integer.parseInt(side)));
      }
      for (String preset : values("preset")) {
        for (String placement : values("batchNorm")) {
          subjects.add(NetworkSubject.of(preset, placement, Integer.parseInt(side)));
        }
      }
    }
    return subjects;
  }

  private List<String> values(String parameter) {
    return parameters.getOrDefault(parameter, List.of());
  }

  private static List<String> texts(List<Integer> numbers) {
    return numbers.stream().map(n -> Integer.toString(n)).toList();
  }
}
