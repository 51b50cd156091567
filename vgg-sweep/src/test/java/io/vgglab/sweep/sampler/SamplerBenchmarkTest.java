package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.sampler.QuasiRandomSampler.Sequence;
import io.vgglab.sweep.sampler.TpeSettings.Dependence;
import io.vgglab.sweep.sampler.parzen.ParzenRule.Bandwidth;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the samplers on functions with a known least value. */
@Tag("slow")
class SamplerBenchmarkTest {

  private static final int SEEDS = 10;
  private static final int TRIALS = 100;
  private static final List<Direction> MINIMIZE = List.of(Direction.MINIMIZE);
  private static final TpeSettings TPE = TpeSettings.optuna5();

  private static final Map<String, Sampler> SAMPLERS = samplers();

  private static Map<String, Sampler> samplers() {
    Map<String, Sampler> samplers = new LinkedHashMap<>();
    samplers.put("random", new RandomSampler());
    samplers.put("sobol", new QuasiRandomSampler(Sequence.SOBOL, true));
    samplers.put("halton", new QuasiRandomSampler(Sequence.HALTON, true));
    samplers.put("tpe", new TpeSampler(TPE));
    samplers.put("tpe, independent", new TpeSampler(TPE.with(Dependence.INDEPENDENT)));
    samplers.put("tpe, scott", new TpeSampler(TPE.with(Bandwidth.SCOTT)));
    samplers.put("cma-es", new CmaEsSampler());
    return samplers;
  }

  /** The gates are medians that Optuna 5 reaches with room to spare. */
  @Test
  void medianOfTenSeeds_reachesTheGates() throws IOException {
    Map<String, Map<TestFunction, double[]>> bests = new LinkedHashMap<>();
    SAMPLERS.forEach(
        (name, sampler) -> {
          Map<TestFunction, double[]> byFunction = new LinkedHashMap<>();
          for (TestFunction function : TestFunction.ALL) {
            byFunction.put(function, bests(sampler, function));
          }
          bests.put(name, byFunction);
        });
    write("search-benchmark.md", table(bests));

    assertThat(median(bests, "tpe", TestFunction.BRANIN)).isLessThan(0.50);
    assertThat(median(bests, "tpe", TestFunction.HARTMANN6)).isLessThan(-3.0);
    assertThat(median(bests, "tpe", TestFunction.ROSENBROCK10)).isLessThan(4000);
    assertThat(median(bests, "tpe", TestFunction.SPHERE10)).isLessThan(10);
    assertThat(median(bests, "tpe, independent", TestFunction.SPHERE10)).isLessThan(20);
    for (TestFunction function : List.of(TestFunction.SPHERE10, TestFunction.ROSENBROCK10)) {
      double random = median(bests, "random", function);
      assertThat(Arrays.stream(bests.get("cma-es").get(function)).filter(best -> best < random))
          .hasSizeGreaterThanOrEqualTo(9);
    }
  }

  private static double[] bests(Sampler sampler, TestFunction function) {
    double[] bests = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      Suggester suggester = new RandomMode.Optuna(seed).open(sampler, function.space(), MINIMIZE);
      List<TrialRecord> history = new ArrayList<>();
      bests[seed] = Double.POSITIVE_INFINITY;
      for (int number = 0; number < TRIALS; number++) {
        Suggestion suggestion = suggester.suggest(history, number).orElseThrow();
        double value = function.at(suggestion.assignment());
        bests[seed] = Math.min(bests[seed], value);
        history.add(
            TrialRecord.running(number, function.space(), suggestion.assignment())
                .withSystemAttributes(suggestion.systemAttributes())
                .finished(TrialState.COMPLETE, List.of(value)));
      }
    }
    return bests;
  }

  private static double median(
      Map<String, Map<TestFunction, double[]>> bests, String sampler, TestFunction function) {
    return StatUtils.percentile(bests.get(sampler).get(function), 50);
  }

  private static String table(Map<String, Map<TestFunction, double[]>> bests) {
    StringBuilder table = new StringBuilder("| sampler |");
    for (TestFunction function : TestFunction.ALL) {
      table.append(' ').append(function.name()).append(" |");
    }
    table.append("\n|---|---|---|---|---|\n");
    bests.forEach(
        (name, byFunction) ->
            table.append("| ").append(name).append(" | ").append(row(byFunction)).append(" |\n"));
    return table.toString();
  }

  private static String row(Map<TestFunction, double[]> byFunction) {
    return byFunction.values().stream()
        .map(
            values ->
                String.format(
                    Locale.ROOT,
                    "%.4g +- %.3g (%.4g)",
                    StatUtils.mean(values),
                    Math.sqrt(StatUtils.variance(values)),
                    StatUtils.percentile(values, 50)))
        .collect(Collectors.joining(" | "));
  }

  private static void write(String name, String text) throws IOException {
    Path target = Path.of("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve(name), text, StandardCharsets.UTF_8);
  }
}
