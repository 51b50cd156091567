package io.vgglab.sweep.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vgglab.sweep.sampler.QuasiRandomSampler.Sequence;
import io.vgglab.sweep.sampler.TpeSettings.Dependence;
import io.vgglab.sweep.sampler.parzen.ParzenRule.Bandwidth;
import io.vgglab.sweep.space.Assignment;
import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import io.vgglab.sweep.space.Parameter;
import io.vgglab.sweep.space.SearchSpace;
import io.vgglab.sweep.trial.Direction;
import io.vgglab.sweep.trial.TrialRecord;
import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

/** Compares the samplers on functions with a known least value, and measures what they cost. */
@Tag("slow")
class SamplerBenchmarkTest {

  private static final int SEEDS = 10;
  private static final int TRIALS = 100;
  private static final int WARM_UP = 400;
  private static final List<Direction> MINIMIZE = List.of(Direction.MINIMIZE);
  private static final TpeSettings TPE = TpeSettings.optuna5();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

  /** Milliseconds are written down, not judged: they are the machine's as much as ours. */
  @Test
  void suggestionTime_isMeasured() throws IOException {
    SearchSpace space = vggSpace();
    StringBuilder table =
        new StringBuilder(
            "| sampler | 100 trials | 1000 trials | 10000 trials |\n|---|---|---|---|\n");
    for (String name : List.of("random", "tpe", "tpe, independent", "cma-es")) {
      table.append("| ").append(name);
      for (int trials : new int[] {100, 1000, 10_000}) {
        double millis = millis(SAMPLERS.get(name), space, history(space, trials));
        table.append(String.format(Locale.ROOT, " | %.3f", millis));
      }
      table.append(" |\n");
    }
    write("search-speed.md", table.toString());

    assertThat(table).isNotEmpty();
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

  /** Median processor time of a suggestion, so that other work on the machine does not count. */
  private static double millis(Sampler sampler, SearchSpace space, List<TrialRecord> history) {
    SamplerRequest request = new SamplerRequest(space, MINIMIZE, history, history.size());
    double[] times = new double[WARM_UP + 40];
    for (int i = 0; i < times.length; i++) {
      SamplerRandom random = SamplerRandom.perTrial(1, i);
      long start = THREADS.getCurrentThreadCpuTime();
      sampler.suggest(request, random);
      times[i] = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }
    return StatUtils.percentile(Arrays.copyOfRange(times, WARM_UP, times.length), 50);
  }

  /** Eight parameters of a VGG study. */
  private static SearchSpace vggSpace() {
    return SearchSpace.of(
        Parameter.of("learningRate", FloatRange.log(1e-5, 1e-1)),
        Parameter.of("momentum", FloatRange.of(0, 0.99)),
        Parameter.of("weightDecay", FloatRange.log(1e-6, 1e-2)),
        Parameter.of("batchSize", IntRange.stepped(16, 256, 16)),
        Parameter.of("head", IntRange.log(64, 4096)),
        Parameter.of("dropout", FloatRange.stepped(0, 0.7, 0.1)),
        Parameter.of("batchNorm", ChoiceRange.of("none", "before", "after")),
        Parameter.of("optimizer", ChoiceRange.of("sgd", "momentum", "nesterov", "adam")));
  }

  private static List<TrialRecord> history(SearchSpace space, int trials) {
    Suggester random = new RandomMode.Free(1).open(new RandomSampler(), space, MINIMIZE);
    List<TrialRecord> history = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Assignment chosen = random.suggest(List.of(), number).orElseThrow().assignment();
      history.add(
          TrialRecord.running(number, space, chosen)
              .withSystemAttributes(Map.of(CmaEsSampler.GENERATION, "" + number / 9))
              .finished(
                  TrialState.COMPLETE,
                  List.of(Math.abs(Math.log10(chosen.real("learningRate")) + 2))));
    }
    return history;
  }

  private static void write(String name, String text) throws IOException {
    Path target = Path.of("target");
    Files.createDirectories(target);
    Files.writeString(target.resolve(name), text, StandardCharsets.UTF_8);
  }
}
