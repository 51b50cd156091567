package io.vgglab.sweep.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vgglab.sweep.space.ChoiceRange;
import io.vgglab.sweep.space.FloatRange;
import io.vgglab.sweep.space.IntRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialRecordTest {

  private static final Map<String, TrialParameter> PARAMETERS = new LinkedHashMap<>();

  static {
    PARAMETERS.put("lr", TrialParameter.of(FloatRange.log(1e-4, 1), 0.01));
    PARAMETERS.put("batch", TrialParameter.of(new IntRange(8, 64, false, 8), 16L));
    PARAMETERS.put("opt", TrialParameter.of(ChoiceRange.of("sgd", "adam"), "adam"));
  }

  private static final TrialRecord TRIAL =
      TrialRecord.of(3, TrialState.RUNNING).withParameters(PARAMETERS);

  @Test
  void parameters_areAMapInTheOrderAsked() {
    assertThat(TRIAL.parameters()).isEqualTo(PARAMETERS).hasSameHashCodeAs(PARAMETERS);
    assertThat(TRIAL.parameters().keySet()).containsExactly("lr", "batch", "opt");
    assertThat(TRIAL.parameters().get("batch").value()).isEqualTo(16L);
    assertThat(TRIAL.parameters().get("width")).isNull();
    assertThat(TRIAL.parameters()).containsKey("opt").doesNotContainKey("width");
    assertThat(TRIAL.assignment().values())
        .containsExactly(Map.entry("lr", 0.01), Map.entry("batch", 16L), Map.entry("opt", "adam"));
  }

  @Test
  void parameters_cannotBeChanged() {
    assertThatThrownBy(() -> TRIAL.parameters().remove("lr"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> TRIAL.parameters().put("lr", PARAMETERS.get("lr")))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void firstReportOfAStep_stands() {
    TrialRecord trial = TRIAL.withReport(2, 0.5).withReport(1, 0.25).withReport(2, 0.9);

    assertThat(trial.intermediateValues()).containsExactly(Map.entry(1, 0.25), Map.entry(2, 0.5));
    assertThat(trial.lastStep()).contains(2);
  }

  @Test
  void valuesThatAreNotNumbers_areRefused() {
    assertThatThrownBy(() -> TRIAL.finished(TrialState.COMPLETE, List.of(Double.NaN)))
        .hasMessage("values must not be NaN, but was [NaN]; such a trial is FAIL");
    assertThatThrownBy(() -> TRIAL.finished(TrialState.COMPLETE, List.of()))
        .hasMessage("values of a COMPLETE trial must not be empty");
  }
}
