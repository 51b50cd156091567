package io.vgglab.report.compare;

import io.vgglab.report.bench.BenchReport;
import io.vgglab.report.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a reader must know of two runs before believing a difference between them. */
final class Cautions {

  /** Facts of the environment that change times whatever the code. */
  private static final Map<String, String> FACTS = facts();

  /** A label in the section of an engine on a device, but what its networks take and compute. */
  private static final Pattern ENGINE_FACT =
      Pattern.compile("\\S+ on [^:,]+(:\\d+)?(, threads \\d+)?: (?!memory of |check of ).+");

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
    return after.entrySet().stream()
        .filter(fact -> ENGINE_FACT.matcher(fact.getKey()).matches())
        .filter(fact -> before.containsKey(fact.getKey()))
        .filter(fact -> !before.get(fact.getKey()).equals(fact.getValue()))
        .map(
            fact ->
                "The runs differ in "
                    + fact.getKey().replaceFirst(": ", ", ")
                    + ": "
                    + before.get(fact.getKey())
                    + " and "
                    + fact.getValue()
                    + ".")
        .toList();
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
