package io.vgglab.report.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names setups by what differs between them: engine, device and a benchmark's own parameters
 * always, the rest where those that have it differ in it. A GPU has no threads.
 */
public final class SetupLabels {

  private final List<String> varying;

  /** Labels for these setups and no others. */
  public SetupLabels(Stream<Setup> setups) {
    List<Map<String, String>> facts = setups.map(SetupLabels::facts).toList();
    varying =
        facts.stream()
            .flatMap(each -> each.keySet().stream())
            .distinct()
            .filter(
                name ->
                    facts.stream()
                            .map(each -> each.getOrDefault(name, ""))
                            .filter(fact -> !fact.isEmpty())
                            .distinct()
                            .count()
                        > 1)
            .toList();
  }

  static SetupLabels of(BenchReport report) {
    return new SetupLabels(
        Stream.concat(
            report.rows().stream().map(BenchRow::setup),
            report.unavailable().stream().map(UnavailableRow::setup)));
  }

  /** Engine and device, and what tells the setup from the others. */
  public String label(Setup setup) {
    Map<String, String> facts = facts(setup);
    facts.keySet().retainAll(varying);
    facts.putAll(setup.other());
    String rest =
        facts.entrySet().stream()
            .filter(fact -> !fact.getValue().isEmpty())
            .map(fact -> fact.getKey() + " " + fact.getValue())
            .collect(Collectors.joining(", "));
    String engine = setup.engineOnDevice();
    return engine.isEmpty() || rest.isEmpty() ? engine + rest : engine + ", " + rest;
  }

  private static Map<String, String> facts(Setup setup) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("batch", number(setup.plan().batchSize()));
    facts.put("preset", setup.preset());
    facts.put("batch norm", setup.batchNorm());
    facts.put("side", number(setup.side()));
    facts.put("threads", setup.plan().device().startsWith("cuda") ? "" : number(setup.threads()));
    return facts;
  }

  private static String number(int value) {
    return value == 0 ? "" : Integer.toString(value);
  }
}
