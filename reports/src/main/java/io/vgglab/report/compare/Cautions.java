package io.vgglab.report.compare;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a reader must know of two runs before believing a difference between them. */
final class Cautions {

  /** Facts of the environment that change times whatever the code. */
  private static final Map<String, String> FACTS = facts();

  /** A label in the section of an engine on a device, but what its networks take and compute. */
  private static final Pattern ENGINE_FACT =
      Pattern.compile("\\S+ on [^:,]+(:\\d+)?(, threads \\d+)?: (?!memory of |check of ).+");

  /** The label of an environment variable. */
  private static final Pattern VARIABLE = Pattern.compile(".+: [A-Z][A-Z0-9_]+");

  private static final String NOT_SET = "not set";

  private Cautions() {}

  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("machine: processor", "come from different processors");
    facts.put("java: version", "ran on different versions of Java");
    facts.put("java: arguments of measured processes", "gave Java different arguments");
    return facts;
  }

  /** In sentences, the gravest first. */
  static List<String> of(Comparison comparison) {
    BenchReport before = comparison.before();
    BenchReport after = comparison.after();
    List<String> cautions = new ArrayList<>();
    if (!before.name().equals(after.name())) {
      cautions.add(
          "The runs are of different presets, which warm up and measure for different times: "
              + before.name()
              + " and "
              + after.name()
              + ".");
    }
    if (before.standing().slowed() != after.standing().slowed()) {
      cautions.add(
          "The "
              + (after.standing().slowed() ? "newer" : "older")
              + " run was slowed on purpose: its times are none of its engines'.");
    }
    FACTS.forEach(
        (key, words) -> {
          String old = before.environment().getOrDefault(key, "");
          String now = after.environment().getOrDefault(key, "");
          if (!old.equals(now)) {
            cautions.add("The runs " + words + ": " + named(old) + " and " + named(now) + ".");
          }
        });
    cautions.addAll(engines(before.environment(), after.environment()));
    chance(comparison).ifPresent(cautions::add);
    return cautions;
  }

  /** What both runs say of the same engine, but not alike: versions, kernels, variables. */
  private static List<String> engines(Map<String, String> before, Map<String, String> after) {
    Set<String> facts = new TreeSet<>(before.keySet());
    facts.addAll(after.keySet());
    return facts.stream()
        .filter(fact -> ENGINE_FACT.matcher(fact).matches())
        .filter(fact -> isOfBoth(fact, before, after))
        .filter(fact -> !told(fact, before).equals(told(fact, after)))
        .map(
            fact ->
                "The runs differ in "
                    + fact.replaceFirst(": ", ", ")
                    + ": "
                    + told(fact, before)
                    + " and "
                    + told(fact, after)
                    + ".")
        .toList();
  }

  /** Some variables are told only where they are set, which both runs do that had the engine. */
  private static boolean isOfBoth(
      String fact, Map<String, String> before, Map<String, String> after) {
    if (!VARIABLE.matcher(fact).matches()) {
      return before.containsKey(fact) && after.containsKey(fact);
    }
    String section = fact.substring(0, fact.lastIndexOf(": ") + 2);
    return Stream.of(before, after)
        .allMatch(run -> run.keySet().stream().anyMatch(key -> key.startsWith(section)));
  }

  private static String told(String fact, Map<String, String> run) {
    return run.getOrDefault(fact, NOT_SET);
  }

  private static String named(String value) {
    return value.isEmpty() ? "none" : value;
  }

  /** Every row is tested by itself, so of many rows some differ by chance. */
  private static Optional<String> chance(Comparison comparison) {
    long tested =
        comparison.rows().stream().filter(row -> row.verdict() != Verdict.UNTESTED).count();
    double expected = tested * RowComparison.SIGNIFICANCE;
    return expected < 1
        ? Optional.empty()
        : Optional.of(
            "Each row is tested by itself at "
                + Numbers.percent(RowComparison.SIGNIFICANCE)
                + ": of "
                + tested
                + " equal rows chance alone makes up to "
                + Numbers.significant(expected, 2)
                + " differ where the noise passes the threshold. Repeat the runs before believing"
                + " in a single one.");
  }
}
