package io.vgglab.sweep.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class ReplayTest {

  @ParameterizedTest
  @CsvSource({"tpe_v5_default_seed42,40", "tpe_v5_independent_seed42,40", "random_seed42,60"})
  void goldenTrace_replaysTrialByTrial(String name, int trials) throws IOException {
    List<ReplayStep> steps = Replay.of(trace(name));

    assertThat(steps).hasSize(trials).allSatisfy(step -> assertThat(step.differences()).isEmpty());
  }

  /** Written by Optuna 3.1.0 with the random sampler: the pruners' rules are those of Optuna 5. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pruned_median",
        "pruned_median_paced",
        "pruned_percentile",
        "pruned_threshold",
        "pruned_patient",
        "pruned_patient_alone",
        "pruned_halving",
        "pruned_halving_auto",
        "pruned_halving_bootstrap",
        "pruned_hyperband",
        "pruned_hyperband_auto"
      })
  void prunedTrace_replaysReportByReport(String name) throws IOException {
    Trace trace = trace(name);

    assertThat(trace.trials().stream().filter(trial -> trial.state() == TrialState.PRUNED))
        .hasSizeGreaterThan(5);
    assertThat(Replay.of(trace))
        .hasSameSizeAs(trace.trials())
        .allSatisfy(step -> assertThat(step.differences()).isEmpty());
  }

  /**
   * Other spaces, seeds, directions and pruned histories: trials, pruners and search spaces are
   * those of Optuna 3.1.0, which sampled with another program after the rules of Optuna 5; that
   * program gives the golden default trace too.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tpe_conditional_1",
        "tpe_conditional_group_7",
        "tpe_conditional_independent_1",
        "tpe_edges_1",
        "tpe_cats_7",
        "tpe_options_1",
        "tpe_maximize_7",
        "tpe_constrained_1",
        "tpe_median_1",
        "tpe_halving_7",
        "tpe_hyperband_1",
        "tpe_hyperband_auto_7"
      })
  void traceOfAnotherStudy_replaysTrialByTrial(String name) throws IOException {
    List<ReplayStep> steps = Replay.of(trace(name));

    assertThat(steps).hasSizeGreaterThanOrEqualTo(50);
    assertThat(steps).allSatisfy(step -> assertThat(step.differences()).isEmpty());
    assertThat(steps.stream().mapToInt(step -> step.ties().size()).sum()).isLessThan(2);
  }

  @Test
  void changedTrace_isReportedWithBothValues() throws IOException {
    String json = json("random_seed42").replaceFirst("\"batch\": 48", "\"batch\": 56");

    List<ReplayStep> steps = Replay.of(Trace.read(json));

    assertThat(steps.stream().flatMap(step -> step.differences().stream()))
        .containsExactly("batch: recorded 56, suggested 48");
  }

  @Test
  void unknownSampler_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Trace.read("{\"space\":[],\"trials\":[],\"sampler\":{\"type\":\"gp\",\"seed\":1}}"))
        .withMessage("sampler of a trace must be random or tpe, but was gp");
  }

  @Test
  void hyperbandWithoutStudyName_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Trace.read(
                    "{'space':[],'trials':[],'direction':'minimize','pruner':'HyperbandPruner',"
                            .replace('\'', '"')
                        + "'sampler':{'name':'TPESampler','seed':1}}".replace('\'', '"')))
        .withMessage("trace with Hyperband must have a member study_name, but has none");
  }

  @Test
  void bareNaN_isReadAsPythonWritesIt() {
    Trace trace =
        Trace.read(
            """
            {"sampler": {"type": "random", "seed": 1}, "direction": "maximize",
             "space": [{"name": "x", "type": "float", "low": 0.0, "high": 1.0}],
             "trials": [{"number": 0, "state": "FAIL", "value": NaN, "params": {"x": 0.417022004702574},
                         "intermediate": {"0": NaN, "1": -Infinity}}]}
            """);

    assertThat(trace.trials().get(0).intermediateValues())
        .containsExactly(Map.entry(0, Double.NaN), Map.entry(1, Double.NEGATIVE_INFINITY));
    assertThat(Replay.of(trace)).hasSize(1).allMatch(ReplayStep::isEqual);
  }

  /** Two choices that were never seen are equally likely; which comes first is noise. */
  @Test
  void equallyGoodChoice_isATie() throws IOException {
    String swapped =
        json("tpe_v5_independent_seed42")
            .replaceFirst("(\"number\": 14,[^}]*\"opt\": )\"[a-z]+\"", "$1\"rmsprop\"");

    ReplayStep step = Replay.of(Trace.read(swapped)).get(14);

    assertThat(step.recorded().text("opt")).isEqualTo("rmsprop");
    assertThat(step.suggested().text("opt")).isEqualTo("adam");
    assertThat(step.ties()).containsExactly("opt");
    assertThat(step.differences()).isEmpty();
  }

  public static Trace trace(String name) throws IOException {
    return Trace.read(json(name));
  }

  private static String json(String name) throws IOException {
    try (InputStream in = ReplayTest.class.getResourceAsStream(name + ".trace.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
