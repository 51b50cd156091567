package io.vgglab.sweep.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vgglab.sweep.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    assertThat(Replay.of(trace)).allSatisfy(step -> assertThat(step.differences()).isEmpty());
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

  public static Trace trace(String name) throws IOException {
    return Trace.read(json(name));
  }

  private static String json(String name) throws IOException {
    try (InputStream in = ReplayTest.class.getResourceAsStream(name + ".trace.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
